# TANDEM_SANITIZE holds for everything that we compile; the asan and tsan presets set it.
add_library(tandem_sanitizers INTERFACE)
if(TANDEM_SANITIZE)
  target_compile_options(
    tandem_sanitizers INTERFACE -fsanitize=${TANDEM_SANITIZE} -fno-sanitize-recover=all
                                -fno-omit-frame-pointer)
  target_link_options(tandem_sanitizers INTERFACE -fsanitize=${TANDEM_SANITIZE})
endif()
