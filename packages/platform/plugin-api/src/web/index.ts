export { type Place, partsOf, type Sentence } from '../sentence.ts'
export {
  type Contribution,
  defineSlot,
  defineWebExtensionPoint,
  fill,
  type Slot,
  type SlotContent,
  type WebExtension,
  type WebExtensionPoint,
} from './extension-points.ts'
export { newIdempotencyKey, useIdempotencyKey } from './idempotency-key.ts'
export {
  defineMessages,
  type MessageKey,
  type Messages,
  type MessageTable,
  type Translation,
  type WordsOf,
} from './messages.ts'
export {
  type AnyPage,
  definePage,
  type Page,
  type PageParams,
  type PageSearch,
  usePageParams,
} from './pages.ts'
export { type PaletteResult, type PaletteSearch, paletteSearches } from './palette.ts'
export { type PluginClient, pluginClient, queryClient, showCompany, wasAnswered } from './plugin-client.ts'
export {
  may,
  onSessionChanged,
  type Session,
  SessionContext,
  sessionChanged,
  useMay,
  useSession,
} from './session.ts'
export { useExtensions, useSettingsPages, useWebPlugins, WebPluginsContext } from './web-host.ts'
export {
  type AppEntry,
  defineWebPlugin,
  type IconComponent,
  type NavEntry,
  type NavGroup,
  type PaletteAction,
  type SettingsPage,
  type WebPlugin,
} from './web-plugin.ts'
