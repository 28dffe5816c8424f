/** An address that is safe to link to; undefined for anything that is not http or https. */
export function selectWebAddress(address?: string): string | undefined {
  return address && /^https?:\/\//i.test(address) ? address : undefined;
}
