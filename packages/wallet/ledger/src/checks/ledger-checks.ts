import type { Check } from '@platform/plugin-api'
import { entriesAddUpByClass, entriesAreUnaltered, entriesFollowEachOther } from './entries.ts'
import { historyIsGuarded } from './guards.ts'
import { lotsMatchUses, openLotsAreTheBalance } from './lots.ts'
import { keysHaveOneEffect, transactionsAreWhole, transfersMoveNothingAway } from './transactions.ts'
import { undoneOnceAndExactly } from './undone.ts'
import { walletsAboveFloor, walletsMatchEntries } from './wallets.ts'

/** What must always hold of the ledger; `erp verify` proves it over the whole database. */
export const ledgerChecks: readonly Check[] = [
  walletsAboveFloor,
  walletsMatchEntries,
  entriesFollowEachOther,
  entriesAreUnaltered,
  entriesAddUpByClass,
  lotsMatchUses,
  openLotsAreTheBalance,
  transactionsAreWhole,
  keysHaveOneEffect,
  undoneOnceAndExactly,
  transfersMoveNothingAway,
  historyIsGuarded,
]
