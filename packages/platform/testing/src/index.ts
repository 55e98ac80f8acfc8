export { findBarriers, launchBrowser, openPage, openTab, type WatchedPage } from './browser.ts'
export { signInAt } from './sign-in.ts'
export { type TestHost, type TestHostOptions, testHost } from './test-host.ts'
