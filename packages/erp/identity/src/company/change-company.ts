import { statement, type Tx } from '@platform/database'
import { audit, type Session } from '@platform/plugin-api'
import { refuseCompanyMisfit } from '../create-companies.ts'

/** What may be changed of a company, and what documents show of it. The currency never changes. */
export interface CompanyDetails {
  readonly name: string
  readonly locale: string
  readonly timeZone: string
  /** Lines of text. */
  readonly address: string
  readonly taxNumber: string
}

const selectDetails = statement<CompanyDetails & { readonly currency: string }>(
  'identity.select-company-details',
  `select name, currency, locale, time_zone as "timeZone", address, tax_number as "taxNumber"
   from identity.company where id = $1`,
)

/** $1 company, $2 name, $3 locale, $4 time zone, $5 address, $6 tax number. */
const updateCompany = statement(
  'identity.update-company',
  `update identity.company set name = $2, locale = $3, time_zone = $4, address = $5, tax_number = $6 where id = $1`,
)

/** The company as its settings show it. */
export async function getCompanyDetails(tx: Tx, companyId: number) {
  const [details] = await tx.query(selectDetails, [companyId])
  if (!details) throw new Error(`company ${companyId} does not exist`)
  return details
}

/** Changes what a company is called and how it writes. Refuses an empty name, and what is no locale or time zone. */
export async function changeCompany(
  tx: Tx,
  { company, user }: Pick<Session, 'company' | 'user'>,
  wanted: CompanyDetails,
): Promise<void> {
  const { currency, ...before } = await getCompanyDetails(tx, company.id)
  const after = {
    ...wanted,
    name: wanted.name.trim(),
    address: wanted.address.trim(),
    taxNumber: wanted.taxNumber.trim(),
  }
  refuseCompanyMisfit({ ...after, currency })
  const { name, locale, timeZone, address, taxNumber } = after
  tx.send(updateCompany, [company.id, name, locale, timeZone, address, taxNumber])
  audit(tx, {
    companyId: company.id,
    actorId: user.id,
    action: 'identity.company-changed',
    subject: `company:${company.id}`,
    details: { before, after },
  })
}
