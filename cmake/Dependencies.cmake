# The only place that looks for packages. Everything else links the names that are given here.
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
find_package(absl CONFIG REQUIRED)
find_package(fmt CONFIG REQUIRED)
find_package(nlohmann_json CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_package(utf8cpp CONFIG REQUIRED)

# libcsv ships neither a CMake package nor a .pc file.
find_library(TANDEM_LIBCSV csv REQUIRED)
find_path(TANDEM_LIBCSV_INCLUDE csv.h REQUIRED)
add_library(tandem_libcsv INTERFACE)
target_link_libraries(tandem_libcsv INTERFACE "${TANDEM_LIBCSV}")
target_include_directories(tandem_libcsv SYSTEM INTERFACE "${TANDEM_LIBCSV_INCLUDE}")

if(TANDEM_TESTS)
  find_package(GTest CONFIG REQUIRED)
  find_package(rapidcheck CONFIG REQUIRED)
  include(GoogleTest)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
endif()

if(TANDEM_BENCH)
  find_package(benchmark CONFIG REQUIRED)
endif()
