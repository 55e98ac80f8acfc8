export { type TestHost, type TestHostOptions, testHost } from './test-host.ts'
