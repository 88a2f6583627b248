# The only place that looks for packages. Everything else links the names that are given here.
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(absl CONFIG REQUIRED)
find_package(fmt CONFIG REQUIRED)
find_package(nlohmann_json CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)

# libcsv and libunistring ship neither a CMake package nor a .pc file.
function(tandem_find_plain_library name library header)
  find_library(${name}_LIBRARY ${library} REQUIRED)
  find_path(${name}_INCLUDE ${header} REQUIRED)
  add_library(${name} INTERFACE)
  target_link_libraries(${name} INTERFACE "${${name}_LIBRARY}")
  target_include_directories(${name} SYSTEM INTERFACE "${${name}_INCLUDE}")
endfunction()
tandem_find_plain_library(tandem_libcsv csv csv.h)
tandem_find_plain_library(tandem_unistring unistring unistr.h)

if(TANDEM_TESTS)
  find_package(GTest CONFIG REQUIRED)
  find_package(rapidcheck CONFIG REQUIRED)
  include(GoogleTest)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
endif()

if(TANDEM_BENCH)
  find_package(benchmark CONFIG REQUIRED)
endif()
