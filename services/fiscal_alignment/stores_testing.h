#pragma once

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "libs/cache/in_process_cache.h"
#include "libs/sqlite/sqlite_database.h"
#include "libs/storage/migrator.h"
#include "libs/testkit/fake_clock.h"
#include "libs/testkit/status_matchers.h"
#include "libs/testkit/temporary_folder.h"
#include "services/fiscal_alignment/app/alignment_settings.h"
#include "services/fiscal_alignment/app/apply_facts.h"
#include "services/fiscal_alignment/app/recompute.h"
#include "services/fiscal_alignment/app/standing_figures.h"
#include "services/fiscal_alignment/storage/migrations.h"
#include "services/fiscal_alignment/storage/mop/sql_mop_review_queue.h"
#include "services/fiscal_alignment/storage/projections/sql_calendar_history.h"
#include "services/fiscal_alignment/storage/projections/sql_partner_facts.h"
#include "services/fiscal_alignment/storage/projections/sql_people_directory.h"
#include "services/fiscal_alignment/storage/sql_alignment_settings.h"
#include "services/fiscal_alignment/storage/sql_organisations.h"
#include "services/fiscal_alignment/storage/sql_recompute_queue.h"
#include "services/fiscal_alignment/storage/sql_standing_figures.h"

// The use cases on a real database, without threads, events or calls.
namespace tandem::fiscal {

// Remembers what was told: the partnership of each figure, "settings VENDOR REVISION".
class RememberedFacts final : public FactLog {
 public:
  Status FigureChanged(storage::Transaction&, const StandingView& figure, Instant) const override {
    told.push_back(figure.row.name.partnership.value());
    return OkStatus();
  }
  Status SettingsChanged(storage::Transaction&, const VendorId& vendor,
                         const AlignmentSettings& settings, const std::string&) const override {
    told.push_back("settings " + vendor.value() + " " + std::to_string(settings.revision));
    return OkStatus();
  }
  Status MopChanged(storage::Transaction&, const Mop& mop, const MopStep*, Instant) const override {
    told.push_back(mop.name.ToString() + " " + std::to_string(mop.revision));
    return OkStatus();
  }

  mutable std::vector<std::string> told;
};

inline OrganisationName OrganisationCalled(const std::string& name) {
  return OrganisationName::Parse("name", name).value();
}
inline PartnershipName Partner(const std::string& name) {
  return PartnershipName::Parse("name", name).value();
}
inline OrganisationFacts Named(const std::string& name, std::int64_t revision = 1) {
  return {.organisation = OrganisationCalled(name),
          .name = NameFact{revision, "Name " + std::to_string(revision)}};
}
inline OrganisationFacts WithLead(const std::string& name, std::int64_t revision, int lead_days) {
  return {.organisation = OrganisationCalled(name),
          .settings = SettingsFact{revision, {.lead_days = lead_days}}};
}
inline OrganisationFacts WithCalendar(const std::string& name, std::int64_t revision,
                                      const std::string& notation) {
  return {.organisation = OrganisationCalled(name), .calendar = CalendarFact{revision, {notation, {}}}};
}

class StoresFixture : public testing::Test {
 protected:
  void SetUp() override {
    database_ = sqlite::SqliteDatabase::Open({.path = folder_ / "fiscal.db"}).value();
    ASSERT_THAT(storage::Migrate(*database_, "fiscal_alignment", AlignmentMigrations()),
                testkit::IsOk());
    MakeRecompute(250);
  }

  Repositories repositories() const {
    return {organisations_, settings_,  figures_,       queue_,  facts_,
            people_,        calendars_, partner_facts_, reviews_};
  }
  void MakeRecompute(int page_size) {
    recompute_ =
        std::make_unique<Recompute>(*database_, repositories(), cache_, clock_,
                                    RecomputeOptions{.threads = 2, .page_size = page_size});
  }

  Status Apply(const OrganisationFacts& facts) { return ApplyAll({facts}); }
  // In one transaction.
  Status ApplyAll(const std::vector<OrganisationFacts>& sequence) {
    const ApplyFacts apply(repositories(), [] {});
    return database_->Write([&](storage::Transaction& transaction) -> Status {
      for (const OrganisationFacts& facts : sequence) {
        RETURN_IF_ERROR(apply.Run(transaction, facts, clock_.Now()));
      }
      return OkStatus();
    });
  }
  // A registered organisation with a calendar.
  void Register(const std::string& name, const std::string& notation) {
    ASSERT_THAT(Apply(Named(name)), testkit::IsOk());
    ASSERT_THAT(Apply(WithCalendar(name, 1, notation)), testkit::IsOk());
  }
  StatusOr<AlignmentSettings> ChangeSettings(const std::string& vendor, const ScoreSettings& to) {
    const UpdateAlignmentSettings update(repositories(), [] {});
    AlignmentSettings settings;
    Status status = database_->Write([&](storage::Transaction& transaction) -> Status {
      ASSIGN_OR_RETURN(settings,
                       update.Run(
                           transaction, OrganisationCalled(vendor).vendor,
                           [&](const AlignmentSettings&) { return to; }, {}, clock_.Now()));
      return OkStatus();
    });
    if (!status.ok()) return status;
    return settings;
  }
  // Works until nothing is left to compute.
  void ComputeAll() {
    for (;;) {
      const StatusOr<bool> worked = recompute_->RunOnce();
      ASSERT_THAT(worked, testkit::IsOk());
      if (!*worked) return;
    }
  }

  StatusOr<StandingView> Figure(const std::string& partnership) {
    return StandingFigures(*database_, repositories(), clock_).Get(Partner(partnership));
  }
  StandingState State(const std::string& partnership) { return Figure(partnership).value().state; }
  FigurePage List(const std::string& vendor, const std::optional<ListPlace>& after, int size) {
    return StandingFigures(*database_, repositories(), clock_)
        .List(OrganisationCalled(vendor).vendor, after, size)
        .value();
  }

  testkit::TemporaryFolder folder_;
  testkit::FakeClock clock_;
  cache::InProcessCache cache_{clock_, 1 << 20};
  SqlOrganisations organisations_;
  SqlAlignmentSettings settings_;
  SqlStandingFigures figures_;
  SqlRecomputeQueue queue_;
  SqlPeopleDirectory people_;
  SqlCalendarHistory calendars_;
  SqlPartnerFacts partner_facts_;
  SqlMopReviewQueue reviews_;
  RememberedFacts facts_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<Recompute> recompute_;
};

}  // namespace tandem::fiscal
