import {
  checks,
  companyDirectories,
  definePlugin,
  httpHandlers,
  sessionResolvers,
} from '@platform/plugin-api'

/** The host's own part, a plugin like any other: it declares the points that others extend, and keeps the outbox. */
export const hostPlugin = definePlugin({
  id: 'host',
  name: 'Host',
  migrations: ['platform/plugin-host'],
  extensionPoints: [checks, companyDirectories, httpHandlers, sessionResolvers],
})
