export { hostWeb } from './host-web.ts'
export { jobsPage, permissionsPage } from './pages.ts'
export { PluginSwitch } from './plugin-switch.tsx'
