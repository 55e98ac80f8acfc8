import { newId } from '@platform/database'
import type { LotOrigin, TransactionRequest } from '../transaction-request.ts'

/**
 * The ledger told a second time, as a child would play it: every minor unit is a coin that knows its bag (the lot it
 * came in). Wallets are heaps of coins, a debit is a pile of the coins it took, a hold is a purse, a debt is a number of promises.
 * It shares no code and no arithmetic with `decide`, and is only fit for small amounts.
 */
interface Bag {
  readonly name: string
  readonly origin: LotOrigin
  readonly expires: number
  readonly age: number
}

/** A coin taken by a debit, or a promise made for want of one; the place is its place in the pile. */
interface Taken {
  readonly place: number
  readonly bag: Bag | 'promise'
}

interface Act {
  readonly id: string
  readonly owner: string
  readonly request: TransactionRequest
  readonly amount: number
  /** Of a debit: the coins it took that have not come back. */
  pile: Taken[]
  /** Of a refund: what it took off the debit's pile. */
  returned: Taken[]
  /** Of what added to a wallet: the coins it left there. */
  left: Bag[]
  undone: boolean
}

/** Coins set aside, in the order in which they are captured. */
interface Purse {
  readonly owner: string
  readonly expires: number
  readonly age: number
  coins: Bag[]
  fate: 'open' | 'captured' | 'released' | 'expired'
}

export type Played =
  | { code: string }
  | { balance: number; available: number; lapsed: number; parts: Record<string, number> }

export class CoinModel {
  readonly #floors: ReadonlyMap<string, number>
  readonly #coins = new Map<string, Bag[]>()
  readonly #promises = new Map<string, number>()
  readonly #acts = new Map<string, Act>()
  readonly #purses = new Map<string, Purse>()
  #age = 0
  #now = 0

  constructor(floors: ReadonlyMap<string, number>) {
    this.#floors = floors
  }

  balance(owner: string): number {
    return this.available(owner) + this.#held(owner).length
  }

  available(owner: string): number {
    return this.#heap(owner).length - this.#debt(owner)
  }

  /** The bags a wallet may spend from, in the order it would: how many coins of each. */
  bags(owner: string): { origin: LotOrigin; expires: number; coins: number }[] {
    const bags = new Map<Bag, number>()
    for (const bag of [...this.#heap(owner)].sort(firstSpent)) bags.set(bag, (bags.get(bag) ?? 0) + 1)
    return [...bags].map(([{ origin, expires }, coins]) => ({ origin, expires, coins }))
  }

  play(request: TransactionRequest): Played {
    this.#now = request.occurredAt.getTime()
    const owner = request.customerId
    this.#expire(owner)
    if (request.move === 'transfer') this.#expire(request.toCustomerId)
    const before = this.#classes(owner)
    const refused = this.#move(request)
    if (refused) return { code: refused }
    const after = this.#classes(owner)
    const parts: Record<string, number> = {}
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const change = (after[name] ?? 0) - (before[name] ?? 0)
      if (change !== 0) parts[name] = change
    }
    const lapsed = this.#expire(owner)
    return { balance: this.balance(owner), available: this.available(owner), lapsed, parts }
  }

  /** Purses that have expired are emptied into the heap, and coins that have are thrown away: how many? */
  #expire(owner: string): number {
    const over = [...this.#purses.values()]
      .filter((purse) => purse.owner === owner && purse.fate === 'open' && purse.expires <= this.#now)
      .sort((a, b) => a.expires - b.expires || a.age - b.age)
    for (const purse of over) this.#empty(purse, 'expired')
    const heap = this.#heap(owner)
    const kept = heap.filter(({ expires }) => expires > this.#now)
    this.#coins.set(owner, kept)
    return heap.length - kept.length
  }

  #empty(purse: Purse, fate: 'released' | 'expired'): void {
    purse.fate = fate
    this.#add(purse.owner, purse.coins)
    purse.coins = []
  }

  #move(request: TransactionRequest): string | undefined {
    switch (request.move) {
      case 'credit': {
        if (request.expiresAt && request.expiresAt.getTime() <= this.#now) return 'expired_already'
        const bag = this.#bag(request.transactionId, request.origin, request.expiresAt)
        const left = this.#add(request.customerId, Array<Bag>(Number(request.amount)).fill(bag))
        this.#record(request, Number(request.amount), { left })
        return undefined
      }
      case 'debit':
        return this.#debit(request)
      case 'take_back': {
        const act = this.#acts.get(request.creditTransactionId)
        if (act?.owner !== request.customerId || act.request.move !== 'credit') return 'unknown_transaction'
        if (act.undone) return 'already_reversed'
        const mine = this.#heap(act.owner).filter(({ name }) => name === act.id)
        if (mine.length === 0) return 'credit_spent'
        const taken = mine.slice(0, Number(request.atMost))
        this.#take(act.owner, taken)
        this.#record(request, -taken.length, { pile: inPile(taken, 0) })
        return undefined
      }
      case 'refund': {
        const act = this.#acts.get(request.refundOf)
        const isDebit = act && act.amount < 0 && !['reversal', 'transfer'].includes(act.request.move)
        if (act?.owner !== request.customerId || !isDebit) return 'unknown_transaction'
        if (act.undone) return 'already_reversed'
        if (Number(request.amount) > act.pile.length) return 'refund_exceeds'
        this.#record(
          request,
          Number(request.amount),
          this.#putBack(act, Number(request.amount), request.transactionId),
        )
        return undefined
      }
      case 'reversal':
        return this.#reverse(request)
      case 'hold':
        return this.#hold(request)
      case 'capture':
      case 'release':
        return this.#openPurse(request)
      case 'transfer':
        return this.#transfer(request)
    }
  }

  #hold(request: TransactionRequest & { move: 'hold' }): string | undefined {
    const { customerId: owner, transactionId, expiresAt } = request
    if (expiresAt.getTime() <= this.#now) return 'expired_already'
    if (Number(request.amount) > this.available(owner)) return 'insufficient_funds'
    const coins = [...this.#heap(owner)].sort(firstSpent).slice(0, Number(request.amount))
    this.#take(owner, coins)
    this.#age += 1
    const purse = { owner, expires: expiresAt.getTime(), age: this.#age, coins, fate: 'open' as const }
    this.#purses.set(transactionId, purse)
    this.#record(request, 0, {})
    return undefined
  }

  #openPurse(request: TransactionRequest & { move: 'capture' | 'release' }): string | undefined {
    const purse = this.#purses.get(request.holdId)
    if (purse?.owner !== request.customerId) return 'unknown_hold'
    if (purse.fate === 'expired' || purse.fate === 'released') return `hold_${purse.fate}`
    if (request.move === 'release') {
      if (purse.fate === 'captured') return 'hold_captured'
      this.#empty(purse, 'released')
      this.#record(request, 0, {})
      return undefined
    }
    const amount = Number(request.amount)
    if (amount > purse.coins.length) return 'capture_exceeds'
    this.#record(request, -amount, { pile: inPile(purse.coins.splice(0, amount), 0) })
    if (purse.coins.length === 0) purse.fate = 'captured'
    return undefined
  }

  #transfer(request: TransactionRequest & { move: 'transfer' }): string | undefined {
    const { customerId: from, toCustomerId: to } = request
    const amount = Number(request.amount)
    if (from === to) return 'transfer_to_self'
    if (amount > this.available(from)) return 'insufficient_funds'
    const eligible = this.#heap(from).filter(({ origin }) => origin !== 'promotional')
    if (amount > eligible.length) return 'insufficient_eligible'
    const taken = eligible.sort(firstSpent).slice(0, amount)
    this.#take(from, taken)
    const fresh = new Map<Bag, Bag>()
    for (const bag of taken) if (!fresh.has(bag)) fresh.set(bag, { ...bag, name: newId(), age: ++this.#age })
    this.#add(
      to,
      taken.flatMap((bag) => fresh.get(bag) ?? []),
    )
    this.#record(request, -amount, {})
    return undefined
  }

  #debit(request: TransactionRequest & { move: 'debit' }): string | undefined {
    const amount = Number(request.amount)
    const owner = request.customerId
    const { origins } = request
    if (origins) {
      if (amount > this.available(owner)) return 'insufficient_funds'
      if (amount > this.#heap(owner).filter(({ origin }) => origins.includes(origin)).length)
        return 'insufficient_eligible'
    } else if (this.available(owner) - amount < (this.#floors.get(owner) ?? 0)) return 'insufficient_funds'
    this.#record(request, -amount, { pile: this.#spend(owner, amount, origins) })
    return undefined
  }

  #reverse(request: TransactionRequest & { move: 'reversal' }): string | undefined {
    const act = this.#acts.get(request.reverses)
    if (act?.owner !== request.customerId) return 'unknown_transaction'
    if (['reversal', 'hold', 'release', 'transfer'].includes(act.request.move)) return 'not_reversible'
    if (act.undone) return 'already_reversed'
    if (act.amount < 0) {
      if (act.pile.length < -act.amount) return 'partly_refunded'
      this.#record(request, -act.amount, this.#putBack(act, -act.amount, request.transactionId))
    } else {
      const heap = this.#heap(act.owner)
      const there = count(heap.map(({ name }) => name))
      const gone = Object.entries(count(act.left.map(({ name }) => name))).some(
        ([name, n]) => (there[name] ?? 0) < n,
      )
      if (gone) return 'credit_spent'
      if (this.available(act.owner) - act.amount < (this.#floors.get(act.owner) ?? 0))
        return 'insufficient_funds'
      this.#take(act.owner, act.left)
      this.#spend(act.owner, act.amount - act.left.length)
      this.#record(request, -act.amount, {})
      if (act.request.move === 'refund') {
        const debit = this.#acts.get(act.request.refundOf)
        debit?.pile.push(...act.returned)
        debit?.pile.sort((a, b) => a.place - b.place)
      }
    }
    act.undone = true
    return undefined
  }

  /** Coins come back from the top of the pile; a promise that came back is kept, or else paid in new coins. */
  #putBack(act: Act, amount: number, refundId: string): Pick<Act, 'returned' | 'left'> {
    const returned = act.pile.splice(act.pile.length - amount)
    const promises = returned.filter(({ bag }) => bag === 'promise').length
    const kept = Math.min(promises, this.#debt(act.owner))
    this.#promises.set(act.owner, this.#debt(act.owner) - kept)
    const fresh = this.#bag(refundId, 'refund', null)
    const coins = returned.flatMap(({ bag }) => (bag === 'promise' ? [] : [bag]))
    return { returned, left: this.#add(act.owner, [...coins, ...Array<Bag>(promises - kept).fill(fresh)]) }
  }

  /** Adds coins; the first in the spending order keep promises. Answers those that stay. */
  #add(owner: string, coins: readonly Bag[]): Bag[] {
    const sorted = [...coins].sort(firstSpent)
    const paid = Math.min(this.#debt(owner), sorted.length)
    this.#promises.set(owner, this.#debt(owner) - paid)
    const left = sorted.slice(paid)
    this.#heap(owner).push(...left)
    return left
  }

  #spend(owner: string, amount: number, origins?: readonly LotOrigin[]): Taken[] {
    const eligible = this.#heap(owner)
      .filter(({ origin }) => !origins || origins.includes(origin))
      .sort(firstSpent)
    const taken = eligible.slice(0, amount)
    this.#take(owner, taken)
    this.#promises.set(owner, this.#debt(owner) + amount - taken.length)
    return inPile(taken, amount - taken.length)
  }

  #take(owner: string, coins: readonly Bag[]): void {
    const heap = this.#heap(owner)
    for (const coin of coins)
      heap.splice(
        heap.findIndex(({ name }) => name === coin.name),
        1,
      )
  }

  #classes(owner: string): Record<string, number> {
    const coins = [...this.#heap(owner), ...this.#held(owner)]
    return { ...count(coins.map(({ origin }) => origin)), overdraft: -this.#debt(owner) }
  }

  #record(
    request: TransactionRequest,
    amount: number,
    some: Partial<Pick<Act, 'pile' | 'returned' | 'left'>>,
  ): void {
    const id = request.transactionId
    const nothing = { pile: [], returned: [], left: [], undone: false }
    this.#acts.set(id, { id, owner: request.customerId, request, amount, ...nothing, ...some })
  }

  #bag(name: string, origin: LotOrigin, expiresAt: Date | null): Bag {
    this.#age += 1
    return { name, origin, expires: expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER, age: this.#age }
  }

  #heap(owner: string): Bag[] {
    const heap = this.#coins.get(owner) ?? []
    this.#coins.set(owner, heap)
    return heap
  }

  #held(owner: string): Bag[] {
    return [...this.#purses.values()].flatMap((purse) => (purse.owner === owner ? purse.coins : []))
  }

  #debt(owner: string): number {
    return this.#promises.get(owner) ?? 0
  }
}

function firstSpent(a: Bag, b: Bag): number {
  const origins = ['promotional', 'gift_card', 'refund', 'paid']
  return a.expires - b.expires || origins.indexOf(a.origin) - origins.indexOf(b.origin) || a.age - b.age
}

function inPile(coins: readonly Bag[], promises: number): Taken[] {
  return [...coins, ...Array<'promise'>(promises).fill('promise')].map((bag, place) => ({ bag, place }))
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
