import { type Company, defineEvent } from '@platform/plugin-api'

/** Companies were made; whoever keeps something for every company sets it up in the same transaction. */
export const companiesCreated = defineEvent<Company>('identity.companiesCreated')
