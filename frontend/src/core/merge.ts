/**
 * Two people changed one record. What they changed apart from each other goes together
 * silently; what both changed is shown as mine and theirs.
 */
export interface Clash {
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => same(left[key], right[key]));
}

/**
 * The fields of `patch` that somebody else changed too, to something different, since `base`
 * was read. Empty: the patch can be sent again on top of `theirs`.
 */
export function clashes(
  base: Record<string, unknown>,
  theirs: Record<string, unknown>,
  patch: Record<string, unknown>,
): Clash[] {
  return Object.keys(patch)
    .filter((field) => !same(base[field], theirs[field]) && !same(patch[field], theirs[field]))
    .map((field) => ({ field, base: base[field], mine: patch[field], theirs: theirs[field] }));
}
