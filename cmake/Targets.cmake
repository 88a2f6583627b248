# Three helpers, so that every room declares its targets alike.
#
# tandem_library(NAME SOURCES … [LINKS …] [PRIVATE_LINKS …]): static library tandem_NAME, alias tandem::NAME.
# tandem_program(NAME SOURCES … [LINKS …]):                   executable NAME.
# tandem_test(NAME SOURCES … [LINKS …] [LABEL unit]):         GoogleTest executable; every test has the label.

function(tandem_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(tandem_${name} STATIC ${ARG_SOURCES})
  add_library(tandem::${name} ALIAS tandem_${name})
  target_include_directories(tandem_${name} PUBLIC "${PROJECT_SOURCE_DIR}")
  target_link_libraries(
    tandem_${name}
    PUBLIC ${ARG_LINKS}
    PRIVATE ${ARG_PRIVATE_LINKS} tandem_warnings tandem_sanitizers)
endfunction()

function(tandem_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINKS} tandem_warnings tandem_sanitizers)
endfunction()

function(tandem_test name)
  if(NOT TANDEM_TESTS)
    return()
  endif()
  cmake_parse_arguments(ARG "" "LABEL" "SOURCES;LINKS" ${ARGN})
  if(NOT ARG_LABEL)
    set(ARG_LABEL unit)
  endif()
  tandem_program(${name} SOURCES ${ARG_SOURCES} LINKS ${ARG_LINKS} GTest::gmock_main rapidcheck
                                                     rapidcheck_gtest)
  gtest_discover_tests(
    ${name}
    DISCOVERY_MODE PRE_TEST
    PROPERTIES LABELS ${ARG_LABEL} TIMEOUT 300 SKIP_REGULAR_EXPRESSION "\\[  SKIPPED \\]")
endfunction()

# tandem_migrations(TARGET FUNCTION tandem::x::Migrations FILES migrations/0001_what.sql …): adds the SQL
# files to the library as the function, which returns std::span<const storage::Migration>.
function(tandem_migrations target)
  cmake_parse_arguments(ARG "" "FUNCTION" "FILES" ${ARGN})
  list(TRANSFORM ARG_FILES PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/")
  string(MAKE_C_IDENTIFIER "${ARG_FUNCTION}" name)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${name}.cc")
  set(script "${PROJECT_SOURCE_DIR}/cmake/EmbedMigrations.cmake")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} "-DFUNCTION=${ARG_FUNCTION}" "-DOUTPUT=${output}"
            "-DFILES=${ARG_FILES}" -P "${script}"
    DEPENDS ${ARG_FILES} "${script}"
    VERBATIM)
  target_sources(tandem_${target} PRIVATE "${output}")
endfunction()
