import type { Check } from '@platform/plugin-api'
import {
  entriesAddUpByClass,
  entriesAreUnaltered,
  entriesFollowEachOther,
  walletsKeepTheLastHash,
} from './entries.ts'
import { historyIsGuarded } from './guards.ts'
import { captureTakesWhatItHeld, holdsMatchEntries, nothingLapsedEarly } from './holds.ts'
import { lotsMatchUses, openLotsAreTheBalance } from './lots.ts'
import { sealedHeadsStand, sealsHold } from './seals.ts'
import {
  keysHaveOneEffect,
  lotsAndUsesBelongToEntries,
  sourcesHaveOneEffect,
  transactionsMoveWallets,
  transfersMoveNothingAway,
} from './transactions.ts'
import { lotsComeBackOnce, undoneOnceAndExactly } from './undone.ts'
import { walletsAboveFloor, walletsMatchEntries } from './wallets.ts'

/** What must always hold of the ledger; `erp verify` proves it over the whole database. */
export const ledgerChecks: readonly Check[] = [
  walletsAboveFloor,
  walletsMatchEntries,
  entriesFollowEachOther,
  entriesAreUnaltered,
  walletsKeepTheLastHash,
  entriesAddUpByClass,
  lotsMatchUses,
  openLotsAreTheBalance,
  holdsMatchEntries,
  captureTakesWhatItHeld,
  nothingLapsedEarly,
  transactionsMoveWallets,
  lotsAndUsesBelongToEntries,
  keysHaveOneEffect,
  sourcesHaveOneEffect,
  undoneOnceAndExactly,
  lotsComeBackOnce,
  transfersMoveNothingAway,
  sealedHeadsStand,
  sealsHold,
  historyIsGuarded,
]
