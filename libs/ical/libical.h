#pragma once

#include <memory>

#include <libical/ical.h>

// libical's objects with an owner. For this room's own files alone.
namespace tandem::ical {

struct LibicalFree {
  void operator()(icalparser* parser) const { icalparser_free(parser); }
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
  void operator()(char* text) const { icalmemory_free_buffer(text); }
};

template <typename T>
using Owned = std::unique_ptr<T, LibicalFree>;

// What libical does at its first use without a lock, done under one; to be called before anything
// else of it. What is left global is only read, or written with the value that it has.
void PrepareLibical();

}  // namespace tandem::ical
