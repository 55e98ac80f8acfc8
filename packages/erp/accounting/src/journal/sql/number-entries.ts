import { statement } from '@platform/database'

const unnumbered = `not exists (
          select from accounting.entry_number number
           where number.company_id = entry.company_id and number.entry_id = entry.id)`

/**
 * Sent first. Sets to be numbered are large and rare, and the books grow: a plan kept from when nothing had a number would
 * look through all the numbers for every entry.
 */
export const planAnew = statement('accounting.plan-anew', 'set local plan_cache_mode = force_custom_plan')

/** $1 company, $2 entries. The series and years in which some of them want a number. */
export const findSeriesOfEntries = statement<{ series: string; year: number }>(
  'accounting.find-series-of-entries',
  `select distinct journal.code as series, extract(year from entry.date)::integer as year
     from accounting.journal_entry entry
     join accounting.journal journal on journal.company_id = $1 and journal.id = entry.journal_id
    where entry.company_id = $1 and entry.id = any($2::uuid[]) and ${unnumbered}`,
)

// Nothing on or before the lock date lacks a number: it moves only when none is missing.
const behindLockDate = `entry.date > coalesce(
          (select lock_date from accounting.company_books where company_id = $1), '-infinity')`

/** $1 company, $2 last day. The series and years in which entries want a number. */
export const findSeries = statement<{ series: string; year: number }>(
  'accounting.find-series',
  `select distinct journal.code as series, extract(year from entry.date)::integer as year
     from accounting.journal_entry entry
     join accounting.journal journal on journal.company_id = $1 and journal.id = entry.journal_id
    where entry.company_id = $1 and entry.date <= $2::date and ${behindLockDate} and ${unnumbered}`,
)

/** $1 company, $2 series, $3 years. Makes the counters that are missing and locks all, in the order of their keys. */
export const lockCounters = statement(
  'accounting.lock-counters',
  `insert into accounting.number_counter as counter (company_id, series, year, last)
   select $1::integer, series, year, 0
     from unnest($2::text[], $3::smallint[]) as wanted (series, year)
    order by series, year
   on conflict (company_id, series, year) do update set last = counter.last`,
)

// Ids ascend in time, also within the set that one statement posted.
const assign = (which: string, limit: string) => `
   with numbered as (
     insert into accounting.entry_number (company_id, entry_id, series, year, sequence)
     select $1::integer, entry.id, counter.series, counter.year,
            counter.last + row_number() over (partition by counter.series, counter.year order by entry.id)
       from (select entry.company_id, entry.id, journal.code as series,
                    extract(year from entry.date)::smallint as year
               from accounting.journal_entry entry
               join accounting.journal journal on journal.company_id = $1 and journal.id = entry.journal_id
              where entry.company_id = $1 and ${which} and ${unnumbered}
              ${limit}) as entry
       join unnest($2::text[], $3::smallint[]) as held (series, year) using (series, year)
       join accounting.number_counter counter
            on counter.company_id = $1 and counter.series = held.series and counter.year = held.year
     returning series, year
   ), counted as (
     update accounting.number_counter counter
        set last = counter.last + added.count
       from (select series, year, count(*) as count from numbered group by series, year) as added
      where counter.company_id = $1 and counter.series = added.series and counter.year = added.year
   )
   select count(*)::integer as numbered from numbered`

/** $1 company, $2 series and $3 years whose counters are held, $4 entries. */
export const numberUnnumberedEntries = statement<{ numbered: number }>(
  'accounting.number-these-entries',
  assign('entry.id = any($4::uuid[])', ''),
)

/** $1 company, $2 series and $3 years whose counters are held, $4 last day, $5 how many at most, or null for all. */
export const numberUnnumbered = statement<{ numbered: number }>(
  'accounting.number-entries',
  assign(`entry.date <= $4::date and ${behindLockDate}`, 'order by entry.id limit $5::integer'),
)
