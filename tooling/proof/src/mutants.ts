import type { Mutant } from './mutant.ts'
import { decideMutants } from './mutants/decide.ts'
import { storageMutants } from './mutants/storage.ts'
import { surroundingMutants } from './mutants/surroundings.ts'
import { tamperEvidenceMutants } from './mutants/tamper-evidence.ts'

/** Every defect that is planted. */
export const mutants: readonly Mutant[] = [
  ...decideMutants,
  ...storageMutants,
  ...tamperEvidenceMutants,
  ...surroundingMutants,
]
