#include "services/partner_registry/app/free_id.h"

#include "services/partner_registry/domain/slug.h"

namespace tandem::partner {

StatusOr<std::string> FreeId(std::string_view display_name, const IsTaken& is_taken) {
  std::string slug = Slug(display_name);
  ASSIGN_OR_RETURN(bool taken, is_taken(slug));
  if (!taken) return slug;
  int last_taken = 1;
  int free = 2;
  for (;; free *= 2) {
    ASSIGN_OR_RETURN(taken, is_taken(NumberedSlug(slug, free)));
    if (!taken) break;
    last_taken = free;
  }
  while (last_taken + 1 < free) {
    const int middle = last_taken + (free - last_taken) / 2;
    ASSIGN_OR_RETURN(taken, is_taken(NumberedSlug(slug, middle)));
    (taken ? last_taken : free) = middle;
  }
  return NumberedSlug(slug, free);
}

}  // namespace tandem::partner
