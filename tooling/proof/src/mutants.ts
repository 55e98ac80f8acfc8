import type { Mutant } from './mutant.ts'
import { expiringMutants } from './mutants/decide/expiring.ts'
import { holdingMutants } from './mutants/decide/holding.ts'
import { spendingMutants } from './mutants/decide/spending.ts'
import { undoingMutants } from './mutants/decide/undoing.ts'
import { storageMutants } from './mutants/storage.ts'
import { surroundingMutants } from './mutants/surroundings.ts'
import { tamperEvidenceMutants } from './mutants/tamper-evidence.ts'

/** Every defect that is planted. */
export const mutants: readonly Mutant[] = [
  ...spendingMutants,
  ...holdingMutants,
  ...undoingMutants,
  ...expiringMutants,
  ...storageMutants,
  ...tamperEvidenceMutants,
  ...surroundingMutants,
]
