# Warnings for our own code; the presets make them errors. Dependencies are included as SYSTEM.
add_library(tandem_warnings INTERFACE)
target_compile_options(
  tandem_warnings
  INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor
            -Woverloaded-virtual -Wimplicit-fallthrough
            # Designated initialisers leave the other members to their defaults, on purpose.
            -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # The stable_sort of g++ 12's library uses a function that the library itself calls deprecated.
  target_compile_options(tandem_warnings INTERFACE -Wno-deprecated-declarations)
endif()
if(TANDEM_WERROR)
  target_compile_options(tandem_warnings INTERFACE -Werror)
endif()
