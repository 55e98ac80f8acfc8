import { statement } from '@platform/database'

/** $1 company: what it has switched off. */
export const findPluginsOff = statement<{ plugin_id: string }>(
  'host.find-plugins-off',
  'select plugin_id from host.plugin_switch where company_id = $1 and not is_on',
)

/** $1 company, $2 plugin, $3 whether it is on. Answers nothing where that changes nothing. */
export const switchPlugin = statement<{ is_on: boolean }>(
  'host.switch-plugin',
  `insert into host.plugin_switch as stored (company_id, plugin_id, is_on)
   select $1, $2, $3
   -- What never was switched is on.
   where not $3 or exists (select from host.plugin_switch where company_id = $1 and plugin_id = $2)
   on conflict (company_id, plugin_id) do update set is_on = excluded.is_on, switched_at = clock_timestamp()
     where stored.is_on <> excluded.is_on
   returning is_on`,
)
