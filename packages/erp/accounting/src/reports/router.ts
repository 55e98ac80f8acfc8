import { procedure, router } from '@platform/plugin-api'
import { documentPermissions } from '../documents/permissions.ts'
import { journalPermissions as permissions } from '../journal/permissions.ts'
import { agedInput, agedItems, agedItemsInput, agedReceivables } from './aged-receivables.ts'
import { generalLedger, generalLedgerInput } from './general-ledger.ts'
import {
  customerLedger,
  customerLedgerInput,
  receivablesInput,
  receivablesLedger,
} from './receivables-ledger.ts'
import { taxDocuments, taxDocumentsInput, taxReport, taxReportInput } from './tax-report.ts'
import { trialBalance, trialBalanceInput } from './trial-balance.ts'

export const reportsRouter = router({
  trialBalance: procedure(permissions.readBooks)
    .input(trialBalanceInput)
    .query(({ ctx, input }) => trialBalance(ctx.database, ctx.session.company, input)),

  generalLedger: procedure(permissions.readBooks)
    .input(generalLedgerInput)
    .query(({ ctx, input }) => generalLedger(ctx.database, ctx.session.company, input)),

  /** What every customer owed, was invoiced, settled and owes. */
  receivables: procedure(documentPermissions.readDocuments)
    .input(receivablesInput)
    .query(({ ctx, input }) => receivablesLedger(ctx.database, ctx.session.company, input)),

  /** The same of one customer, document by document. */
  customerLedger: procedure(documentPermissions.readDocuments)
    .input(customerLedgerInput)
    .query(({ ctx, input }) => customerLedger(ctx.database, ctx.session.company, input)),

  agedReceivables: procedure(documentPermissions.readDocuments)
    .input(agedInput)
    .query(({ ctx, input }) => agedReceivables(ctx.database, ctx.session.company, input)),

  agedItems: procedure(documentPermissions.readDocuments)
    .input(agedItemsInput)
    .query(({ ctx, input }) => agedItems(ctx.database, ctx.session.company, input)),

  taxes: procedure(permissions.readBooks)
    .input(taxReportInput)
    .query(({ ctx, input }) => taxReport(ctx.database, ctx.session.company, input)),

  taxDocuments: procedure(permissions.readBooks)
    .input(taxDocumentsInput)
    .query(({ ctx, input }) => taxDocuments(ctx.database, ctx.session.company, input)),
})
