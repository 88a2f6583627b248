#pragma once

#include <string>
#include <string_view>

// What addresses that are secrets are made of and checked by.
namespace tandem {

// Random bytes that nobody can guess.
std::string RandomBytes(std::size_t count);

// HMAC-SHA256: 32 bytes.
std::string HmacSha256(std::string_view key, std::string_view text);

// RFC 4648, of letters, digits, "-" and "_", without padding.
std::string Base64Url(std::string_view bytes);

// Takes as long whether the texts differ early or late, so that nobody learns how far a guess was
// right. Only that the lengths differ may be seen.
bool EqualsInConstantTime(std::string_view a, std::string_view b);

}  // namespace tandem
