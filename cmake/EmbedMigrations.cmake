# cmake -DFUNCTION=tandem::x::Migrations -DOUTPUT=file.cc "-DFILES=a.sql;b.sql" -P EmbedMigrations.cmake
# Writes a source that holds the SQL files, named NNNN_what.sql, as storage::Migration values.
string(REGEX REPLACE "::[^:]+$" "" namespace "${FUNCTION}")
string(REGEX REPLACE "^.*::" "" function "${FUNCTION}")
set(rows "")
foreach(file IN LISTS FILES)
  get_filename_component(stem "${file}" NAME_WE)
  if(NOT stem MATCHES "^([0-9][0-9][0-9][0-9])_([a-z0-9_]+)$")
    message(FATAL_ERROR "${file}: a migration is named NNNN_what.sql")
  endif()
  set(name "${CMAKE_MATCH_2}")
  string(REGEX REPLACE "^0+" "" number "${CMAKE_MATCH_1}")
  file(READ "${file}" sql)
  string(APPEND rows "    {${number}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
file(
  WRITE "${OUTPUT}"
  "#include <array>
#include <span>

#include \"libs/storage/migrator.h\"

namespace ${namespace} {

std::span<const tandem::storage::Migration> ${function}();

std::span<const tandem::storage::Migration> ${function}() {
  static constexpr auto kSteps = std::to_array<tandem::storage::Migration>({
${rows}  });
  return kSteps;
}

}  // namespace ${namespace}
")
