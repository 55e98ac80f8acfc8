/** A copy that shares nothing that can change; what was one thing in the original is one thing in the copy. */
export function copyOf<Value>(original: Value): Value {
  const copies = new Map<object, object>()

  function copy(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (value instanceof Date || value instanceof Uint8Array) return value
    const before = copies.get(value)
    if (before) return before
    if (value instanceof Map) {
      const map = new Map()
      copies.set(value, map)
      for (const [key, item] of value) map.set(copy(key), copy(item))
      return map
    }
    const made: object = Array.isArray(value) ? [] : {}
    copies.set(value, made)
    for (const key of Object.keys(value)) Reflect.set(made, key, copy(Reflect.get(value, key)))
    return made
  }

  return copy(original) as Value
}
