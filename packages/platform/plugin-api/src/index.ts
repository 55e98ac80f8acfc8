export { type AuditEntry, audit } from './audit.ts'
export { batchedInCompany, type InCompany } from './batched-in-company.ts'
export { dayAfter, dayIn, endOfDay, startOfDay } from './calendar-day.ts'
export { type Check, checks, type Difference, describeDifference, type VerifyScope } from './checks.ts'
export { type Command, type CommandContext, defineCommand, type Progress } from './command.ts'
export {
  type CompanyDirectory,
  type CompanyDraft,
  companyDirectories,
  listCompanies,
} from './company-directory.ts'
export { type CompanyExtensions, companyExtensions, isPluginOn, pluginOff } from './company-extensions.ts'
export {
  type AfterCommitSubscriber,
  afterCommit,
  defineEvent,
  type EventContext,
  type EventDefinition,
  emit,
  type InTransactionSubscriber,
  type ItemOf,
  inTransaction,
  type Subscriber,
} from './event.ts'
export {
  defineExtensionPoint,
  type Extension,
  type ExtensionPoint,
  extend,
  extensionsOf,
} from './extension-point.ts'
export { type Gauge, gauges } from './gauge.ts'
export {
  allowedSession,
  type HttpContext,
  type HttpHandler,
  httpHandlers,
  type RequestHeaders,
  type ResolvedSession,
  type SessionResolver,
  sessionResolvers,
} from './http.ts'
export { readBody } from './http-body.ts'
export { readJson, sendJson } from './http-json.ts'
export {
  amountInput,
  dateInput,
  idempotencyKeyInput,
  idInput,
  listInput,
  moneyInput,
  pageInput,
  pageOf,
  searchedWords,
} from './inputs.ts'
export { defineJob, enqueue, type Job, type JobContext, type JobWanted, jobsWanted } from './job.ts'
export { type Mail, type Mailer, mailers, mailsWanted, sendMails } from './mail.ts'
export { definePermissions, type Permission, type Role, roles } from './permission.ts'
export { definePlugin, type Plugin } from './plugin.ts'
export {
  procedure,
  publicProcedure,
  type RequestContext,
  router,
  type SignedIn,
  toTrpcError,
} from './procedure.ts'
export { keyReused, onlyOutcome, Refusal, type RefusalFacts, type RefusalKind } from './refusal.ts'
export { refusalOf } from './refusal-of.ts'
export { requestHash } from './request-hash.ts'
export { noSecretKey, readSecretKeys } from './secret-keys.ts'
export { inEnglish, type Sentence, sentence } from './sentence.ts'
export { type Company, companyOf, type Session } from './session.ts'
export { changeSettings, changesInput, defineSettings, type Settings, settingsOf } from './settings.ts'
export { inScope, sqlCheck, upTo } from './sql-check.ts'
export { sentencesIn, sqlSentence } from './sql-sentence.ts'
export { toWireJson, type Wire } from './wire.ts'
