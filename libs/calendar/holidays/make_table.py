#!/usr/bin/env python3
"""Makes holidays.txt, the table of public holidays that the library embeds.

    pip install holidays==0.109
    ./make_table.py                 # writes holidays.txt beside this file

The output depends on nothing but the version of the package, which is therefore pinned: a new
version is a change of the table, to be read as a diff and committed like code. README.md has the
format.

What is taken: category "public", observed days included, English names, all countries with all
their subdivisions, FIRST_YEAR to LAST_YEAR. What the source marks as estimated is marked here too.

Last announced year for holidays: LAST_YEAR, as the package computes every country by rule (the
statutory days of China, too: only its days off in lieu depend on yearly notices), unless its class
ends earlier (Sri Lanka) or a calendar that it lists by hand does (HOLIDAYS_LISTED_TO).

Last announced year for working weekends: the last year for which the package lists substituted
days, that is a government's notice "this Saturday is worked, that Monday is free". After it, the
bridge days and working weekends of the country are unknown. 0 for a country that has no working
weekend in the table's years, or has listed no substitution for YEARS_TO_GIVE_UP years before the
package's release: it has given the practice up (Bulgaria).
"""

import collections
import datetime
import importlib.metadata
import itertools
import os
import pathlib
import sys

VERSION = "0.109"
RELEASED = 2026
FIRST_YEAR, LAST_YEAR = 2015, 2035
YEARS_TO_GIVE_UP = 5
# Nepal: the package lists its own calendar's days by hand, and they run out one by one after 2032.
HOLIDAYS_LISTED_TO = {"NP": 2032}
COUNTRY_ITSELF = "."
EVERYWHERE = "*"

# Unset, the package would take the names of some countries from the user's environment.
os.environ["LANGUAGE"] = "C"


def require_pinned_package():
    try:
        found = importlib.metadata.version("holidays")
    except importlib.metadata.PackageNotFoundError:
        found = "none"
    if found != VERSION:
        sys.exit(f"make_table.py needs holidays {VERSION}, found {found}: "
                 f"pip install holidays=={VERSION}")


def licence_text():
    for file in importlib.metadata.files("holidays"):
        if file.name == "LICENSE":
            return file.read_text().strip()
    sys.exit("make_table.py: the package has lost its LICENSE, which the table must carry")


def without_estimated(name):
    """The name without the source's mark, and whether it had it."""
    for mark, rest in ((" (estimated)", ""), (", estimated)", ")")):
        if name.endswith(mark):
            return name.removesuffix(mark) + rest, True
    return name, False


def names_by_day(entity, last_year):
    """{day: {name: estimated}}. A name that is both on one day is certain."""
    days = {}
    for day, joined in entity.items():
        if not FIRST_YEAR <= day.year <= last_year:
            continue
        names = days.setdefault(day, {})
        for part in joined.split("; "):
            name, estimated = without_estimated(part.strip())
            names[name] = names.get(name, True) and estimated
    return days


def working_weekends(entity):
    days = {day for day in entity.weekend_workdays if FIRST_YEAR <= day.year <= LAST_YEAR}
    for day in days:
        if not entity._is_weekend(day):
            sys.exit(f"make_table.py: {entity.country} works on {day}, which is no weekend")
    return days


def last_substitution_year(entity):
    """The last key of the package's special_… tables with an entry of the form that moves a day
    (to_month, to_day, from_month, from_day[, from_year]); one-off holidays have three fields."""
    last = 0
    for attribute in dir(entity):
        table = getattr(entity, attribute) if attribute.startswith("special_") else None
        if not isinstance(table, dict):
            continue
        for year, entries in table.items():
            entries = entries if not entries or isinstance(entries[0], tuple) else (entries,)
            if any(len(entry) > 3 for entry in entries):
                last = max(last, year)
    return min(last, LAST_YEAR)


def weekend_of(entity):
    """As of the last year, counted from Sunday = 0: where it has changed, plans need the new."""
    probe = datetime.date(LAST_YEAR, 6, 1)
    return tuple(sorted((day + 1) % 7 for day in entity._get_weekend(probe)))


def scope_text(places, all_places):
    """The shorter of the list and its complement. `all_places` gives the order."""
    missing = [place for place in all_places if place not in places]
    if len(missing) < len(places):
        return ",".join([EVERYWHERE] + ["-" + place for place in missing])
    return ",".join(place for place in all_places if place in places)


def year_ranges(years):
    ranges = []
    for _, run in itertools.groupby(enumerate(sorted(years)), lambda pair: pair[1] - pair[0]):
        run = [year for _, year in run]
        ranges.append(f"{run[0]}" if len(run) == 1 else f"{run[0]}-{run[-1]}")
    return ",".join(ranges)


def dates_text(days):
    years = collections.defaultdict(list)
    for day in days:
        years[day.strftime("%m-%d")].append(day.year)
    return " ".join(f"{date}={year_ranges(years[date])}" for date in sorted(years))


def grouped(days_of_place, all_places):
    """{(key, scope): days} from {place: {day: iterable of keys}}."""
    places = collections.defaultdict(set)
    for place, days in days_of_place.items():
        for day, keys in days.items():
            for key in keys:
                places[key, day].add(place)
    groups = collections.defaultdict(list)
    for (key, day), where in places.items():
        groups[key, scope_text(where, all_places)].append(day)
    return groups


def subdivision_lines(country):
    aliases = country.get_subdivision_aliases()
    for code in sorted(country.subdivisions):
        names = sorted(alias for alias in aliases[code] if alias.upper() != code.upper())
        yield f"subdivision {code}" + (" | " + "; ".join(names) if names else "")


def other_spellings(module, other_codes):
    """What else people call the country: three letters, "UK", its English name."""
    name = module.replace("_", " ").title()
    for small in ("And", "Of", "The"):
        name = name.replace(f" {small} ", f" {small.lower()} ")
    return [other for other in other_codes if other.isupper()] + [name]


def country_lines(code, country, spellings):
    all_places = [COUNTRY_ITSELF, *sorted(country.subdivisions)]
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    entity = {
        place: country(years=years, language="en_US",
                       subdiv=None if place == COUNTRY_ITSELF else place)
        for place in all_places
    }
    weekends = grouped({place: {0: [weekend_of(e)]} for place, e in entity.items()}, all_places)
    workdays = grouped({place: {day: [""] for day in working_weekends(e)}
                        for place, e in entity.items()}, all_places)
    last = min(LAST_YEAR, country.end_year, HOLIDAYS_LISTED_TO.get(code, LAST_YEAR))
    last_workday = max(map(last_substitution_year, entity.values())) if workdays else 0
    if last_workday < RELEASED - YEARS_TO_GIVE_UP:
        last_workday = 0
    holidays = grouped({place: {day: names.items() for day, names in names_by_day(e, last).items()}
                        for place, e in entity.items()}, all_places)

    yield f"country {code}"
    yield "also " + "; ".join(spellings)
    yield f"announced {last} {last_workday}"
    yield from subdivision_lines(country)
    for (weekend, scope), _ in sorted(weekends.items()):
        yield f"weekend {scope} | " + " ".join(map(str, weekend))
    for (_, scope), days in sorted(workdays.items()):
        yield f"workday {scope} | {dates_text(days)}"
    rows = [(dates_text(days), name, estimated, scope)
            for ((name, estimated), scope), days in holidays.items()]
    for dates, name, estimated, scope in sorted(rows):
        yield f"{'estimated' if estimated else 'holiday'} {scope} | {dates} | {name}"


def table_lines():
    import holidays
    from holidays.registry import COUNTRIES

    yield "tandem-holidays 1"
    yield f"source holidays {VERSION}"
    yield "licence MIT"
    yield f"years {FIRST_YEAR} {LAST_YEAR}"
    yield "# Made by make_table.py; do not edit. The source's licence:"
    for line in licence_text().splitlines():
        yield f"# {line}".rstrip()
    for module, (_, code, *others) in sorted(COUNTRIES.items(), key=lambda item: item[1][1]):
        yield ""
        yield from country_lines(code, getattr(holidays, code), other_spellings(module, others))


if __name__ == "__main__":
    require_pinned_package()
    target = pathlib.Path(__file__).with_name("holidays.txt")
    target.write_text("\n".join(table_lines()) + "\n", encoding="utf-8", newline="\n")
    print(f"{target.name}: {target.stat().st_size} bytes")
