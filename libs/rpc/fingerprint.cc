#include "libs/rpc/fingerprint.h"

#include <algorithm>
#include <memory>

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include "libs/base/sha256.h"

namespace tandem::rpc {

std::string Fingerprint(const google::protobuf::Message& request) {
  const std::unique_ptr<google::protobuf::Message> copy(request.New());
  copy->CopyFrom(request);
  if (const auto* field = copy->GetDescriptor()->FindFieldByName("request_id")) {
    copy->GetReflection()->ClearField(copy.get(), field);
  }
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    copy->SerializeToCodedStream(&coded);
  }
  return Sha256Hex(bytes);
}

Status CheckRequestId(const std::string& request_id) {
  const auto printable = [](char c) { return c >= '!' && c <= '~'; };
  if (request_id.size() <= 64 && std::ranges::all_of(request_id, printable)) return OkStatus();
  return InvalidField("request_id", "must have at most 64 printable ASCII characters");
}

}  // namespace tandem::rpc
