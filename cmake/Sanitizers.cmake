# TANDEM_SANITIZE holds for everything that we compile; the asan and tsan presets set it.
add_library(tandem_sanitizers INTERFACE)
if(TANDEM_SANITIZE)
  target_compile_options(
    tandem_sanitizers INTERFACE -fsanitize=${TANDEM_SANITIZE} -fno-sanitize-recover=all
                                -fno-omit-frame-pointer)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # The instrumentation of g++ 12 hides initialisations from this warning, in its own library too;
    # the builds without sanitizers keep it.
    target_compile_options(tandem_sanitizers INTERFACE -Wno-maybe-uninitialized)
  endif()
  target_link_options(tandem_sanitizers INTERFACE -fsanitize=${TANDEM_SANITIZE})
endif()
