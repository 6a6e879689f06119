/** Numbers as people type them. What is none goes to the server as it was typed, which says what is wrong with it. */

/** A whole number; null for nothing. */
export function whole(typed: string | null | undefined): number | string | null {
  const text = (typed ?? '').trim();
  return text ? (/^\d+$/.test(text) ? Number(text) : text) : null;
}

/** Cents of an amount in euros: one or two digits behind the last mark are cents, marks before them part thousands. */
export function cents(typed: string | null | undefined): number | string | null {
  const text = (typed ?? '').replaceAll(/[\s\u00a0€]/g, '');
  const parts = /^([\d.,']*?)(?:[.,](\d{1,2}))?$/.exec(text);
  const euros = parts?.[1]!.replaceAll(/[.,']/g, '');
  return text && parts && euros ? Number(euros) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : typed || null;
}
