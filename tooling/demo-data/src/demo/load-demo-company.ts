import { changeCompany, createCompanies, createUsers, offerDemoSignIns } from '@erp/identity'
import { type Database, transaction } from '@platform/database'
import { type Company, dayIn } from '@platform/plugin-api'
import { addDemoGiftCards } from './add-demo-gift-cards.ts'
import { addDemoCustomers, addDemoProducts } from './add-demo-masters.ts'
import { addDemoPictures } from './add-demo-pictures.ts'
import { addDemoPortal } from './add-demo-portal.ts'
import { addDemoTills } from './add-demo-tills.ts'
import { demoBookkeeper, demoCompany, demoParticulars, demoPassword, demoPeople } from './demo-things.ts'
import { diceOf } from './dice.ts'
import { tellDemoStory } from './tell-demo-story.ts'

/**
 * Makes the demo company: people who can sign in, tills, customers, products, and three months of invoices, payments, wallet
 * credit and returns up to today, all by the program's own functions. Always the same story for the same day.
 */
export async function loadDemoCompany(database: Database): Promise<Company> {
  const { company, people } = await addCompanyAndPeople(database)
  await addDemoTills(database, company, people)
  const dice = diceOf(20_261_121)
  const products = await addDemoProducts(database, company)
  await addDemoPictures(database, company)
  const customers = await addDemoCustomers(database, company, dice)
  const today = dayIn(company.timeZone)
  const bookkeeper = people.find(({ email }) => email === demoBookkeeper)
  if (!bookkeeper) throw new Error('the demo company has a bookkeeper')
  await tellDemoStory(database, company, { dice, products, customers, today, actorId: bookkeeper.id })
  await addDemoGiftCards(database, company, { customers, today, actorId: bookkeeper.id })
  await addDemoPortal(database, company, bookkeeper)
  return company
}

async function addCompanyAndPeople(database: Database) {
  return transaction(database, async (tx) => {
    const [company] = await createCompanies(tx, [demoCompany])
    if (!company) throw new Error('createCompanies answers one company for each draft')
    const people = await createUsers(
      tx,
      demoPeople.map(({ name, email, role }) => ({
        name,
        email,
        password: demoPassword,
        memberships: [{ companyId: company.id, role }],
      })),
    )
    const [owner] = people
    if (owner) await changeCompany(tx, { company, user: owner }, { ...demoCompany, ...demoParticulars })
    offerDemoSignIns(
      tx,
      people.map(({ id }) => ({ id, password: demoPassword })),
    )
    return { company, people }
  })
}
