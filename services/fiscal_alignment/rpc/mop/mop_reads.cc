#include "services/fiscal_alignment/rpc/mop/mop_reads.h"

#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "libs/rpc/page.h"
#include "services/fiscal_alignment/rpc/mop/mop_messages.h"
#include "services/fiscal_alignment/wire/mop_values.h"

namespace tandem::fiscal {
namespace {

StatusOr<std::int64_t> ReadNumber(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size()) return number;
  return InvalidField("page_token", "is not one of this list");
}

// Where a page of things that are counted begins: behind this number.
template <typename Request>
StatusOr<std::int64_t> ReadAfter(const std::string& query, const Request& request) {
  ASSIGN_OR_RETURN(const std::string position, rpc::PagePosition(query, request.page_token()));
  if (position.empty()) return 0;
  return ReadNumber(position);
}

// "softcat 2".
StatusOr<std::optional<MopRepository::Place>> ReadPlace(const std::string& position) {
  if (position.empty()) return std::optional<MopRepository::Place>();
  const std::size_t space = std::min(position.find(' '), position.size() - 1);
  ASSIGN_OR_RETURN(const std::int64_t number,
                   ReadNumber(std::string_view(position).substr(space + 1)));
  return std::optional<MopRepository::Place>(
      {.partnership = position.substr(0, space), .number = static_cast<int>(number)});
}

StatusOr<std::set<MopState>> ReadStates(const google::protobuf::RepeatedField<int>& messages) {
  std::set<MopState> states;
  for (int i = 0; i < messages.size(); ++i) {
    ASSIGN_OR_RETURN(const MopState state, ReadState(fmt::format("states[{}]", i),
                                                     static_cast<v1::Mop::State>(messages.Get(i))));
    states.insert(state);
  }
  return states;
}

// A page and one more, which says whether others follow.
template <typename T>
bool CutToPage(std::vector<T>& page, int size) {
  if (page.size() <= static_cast<std::size_t>(size)) return false;
  page.pop_back();
  return true;
}

}  // namespace

Status MopReads::Get(const rpc::Call& call, const v1::GetMopRequest& request,
                     v1::GetMopResponse& response) const {
  ASSIGN_OR_RETURN(const MopName name, MopName::Parse("name", request.name()));
  return storage::ReadFor(
      database_, name.partnership.vendor.value(), [&](storage::Transaction& transaction) -> Status {
        ASSIGN_OR_RETURN(const MopView view,
                         mops_.Get(transaction, call.caller, name, clock_.Now()));
        response.Clear();
        Write(view, *response.mutable_mop());
        return OkStatus();
      });
}

Status MopReads::List(const rpc::Call& call, const v1::ListMopsRequest& request,
                      v1::ListMopsResponse& response) const {
  ReadMops::Query query;
  ASSIGN_OR_RETURN(query.parent, OrganisationName::Parse("parent", request.parent()));
  ASSIGN_OR_RETURN(query.states, ReadStates(request.states()));
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  query.limit = size + 1;
  const std::string text =
      fmt::format("ListMops {} {}", request.parent(), fmt::join(request.states(), ","));
  ASSIGN_OR_RETURN(const std::string position, rpc::PagePosition(text, request.page_token()));
  ASSIGN_OR_RETURN(query.after, ReadPlace(position));
  std::vector<MopView> page;
  RETURN_IF_ERROR(storage::ReadFor(
      database_, query.parent.vendor.value(), [&](storage::Transaction& transaction) -> Status {
        ASSIGN_OR_RETURN(page, mops_.List(transaction, call.caller, query, clock_.Now()));
        return OkStatus();
      }));
  const bool more = CutToPage(page, size);
  for (const MopView& view : page) Write(view, *response.add_mops());
  if (!more) return OkStatus();
  const MopName& last = page.back().mop.name;
  response.set_next_page_token(rpc::PageToken(
      text, fmt::format("{} {}", last.partnership.partnership.value(), last.number)));
  return OkStatus();
}

Status MopReads::ListSteps(const rpc::Call& call, const v1::ListMopStepsRequest& request,
                           v1::ListMopStepsResponse& response) const {
  ASSIGN_OR_RETURN(const MopName name, MopName::Parse("name", request.name()));
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  const std::string text = "ListMopSteps " + request.name();
  ASSIGN_OR_RETURN(const std::int64_t after, ReadAfter(text, request));
  ReadMops::StepPage page;
  RETURN_IF_ERROR(storage::ReadFor(
      database_, name.partnership.vendor.value(), [&](storage::Transaction& transaction) -> Status {
        ASSIGN_OR_RETURN(page, mops_.Steps(transaction, call.caller, name, after, size + 1));
        return OkStatus();
      }));
  const bool more = CutToPage(page.steps, size);
  for (const auto& step : page.steps) Write(name, step, *response.add_steps());
  if (more) {
    response.set_next_page_token(rpc::PageToken(text, std::to_string(page.steps.back().number)));
  }
  return OkStatus();
}

Status MopReads::ListTalks(const rpc::Call& call, const v1::ListMopConversationsRequest& request,
                           v1::ListMopConversationsResponse& response) const {
  ASSIGN_OR_RETURN(const MopName name, MopName::Parse("parent", request.parent()));
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  const std::string text = "ListMopConversations " + request.parent();
  ASSIGN_OR_RETURN(const std::int64_t after, ReadAfter(text, request));
  std::vector<MopConversation> page;
  RETURN_IF_ERROR(storage::ReadFor(
      database_, name.partnership.vendor.value(), [&](storage::Transaction& transaction) -> Status {
        ASSIGN_OR_RETURN(
            page, talks_.List(transaction, call.caller, name, static_cast<int>(after), size + 1));
        return OkStatus();
      }));
  const bool more = CutToPage(page, size);
  for (const MopConversation& one : page) Write(name, one, *response.add_conversations());
  if (more) response.set_next_page_token(rpc::PageToken(text, std::to_string(page.back().number)));
  return OkStatus();
}

Status MopReads::ListRepresentatives(const rpc::Call& call,
                                     const v1::ListRepresentativesRequest& request,
                                     v1::ListRepresentativesResponse& response) const {
  ASSIGN_OR_RETURN(const PartnershipName name, PartnershipName::Parse("parent", request.parent()));
  return storage::ReadFor(
      database_, name.vendor.value(), [&](storage::Transaction& transaction) -> Status {
        response.Clear();
        ASSIGN_OR_RETURN(const auto all, representatives_.List(transaction, call.caller, name));
        for (const Representative& one : all) Write(name, one, *response.add_representatives());
        return OkStatus();
      });
}

}  // namespace tandem::fiscal
