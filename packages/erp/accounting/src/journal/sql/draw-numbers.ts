import { statement } from '@platform/database'

/**
 * $1 company; arrays, one element a wanted number: $2 journal roles, $3 journal ids (one of the two), $4 whether it is
 * for a credit note, $5 years. Counters are locked in the order of their keys. Answers in the order asked.
 */
export const drawNumbers = statement<{ series: string; year: number; sequence: number }>(
  'accounting.draw-numbers',
  `with wanted as materialized (
     select wanted.place, wanted.year,
            case when journal.id is null
              then accounting.unknown_reference($1, 'journal', wanted.role, wanted.journal_id)::text
              when wanted.credit_note then coalesce(journal.credit_note_code, journal.code)
              else journal.code end as series
       from unnest($2::text[], $3::uuid[], $4::boolean[], $5::smallint[]) with ordinality
              as wanted (role, journal_id, credit_note, year, place)
       left join accounting.journal_role role on role.company_id = $1 and role.role = wanted.role
       left join accounting.journal journal
              on journal.company_id = $1 and journal.id = coalesce(wanted.journal_id, role.journal_id)
   ), counter as (
     insert into accounting.number_counter as counter (company_id, series, year, last)
     select $1, series, year, count(*) from wanted group by series, year order by series, year
     on conflict (company_id, series, year) do update set last = counter.last + excluded.last
     returning series, year, last
   )
   select series, year,
          (last - count(*) over counted + row_number() over (counted order by place))::integer as sequence
     from wanted join counter using (series, year)
   window counted as (partition by series, year)
    order by place`,
)
