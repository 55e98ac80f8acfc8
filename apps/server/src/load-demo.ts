import type { Host } from '@platform/plugin-host'

/** Fills an empty installation with the demo company, if the plugins it tells of run. */
export async function loadDemo(_host: Host): Promise<void> {}
