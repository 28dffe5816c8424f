const REFERENCE = /^(?:([^\s:/]+):)?(?:([^\s:/]+)\/)?([^\s:/]+)$/;

/**
 * The whole entity reference that a person meant: `checkout-api`, `component:checkout-api` and
 * `Component:default/Checkout-API` are all `component:default/checkout-api`.
 *
 * @param reference - as written, for example in an annotation of an engine's object
 * @returns in lower case, or undefined for what is no reference: it then counts as not written.
 * @public
 */
export function toEntityRef(reference: string | undefined): string | undefined {
  const parts = REFERENCE.exec(reference?.trim() ?? '');
  if (!parts) return undefined;
  const [, kind = 'component', namespace = 'default', name] = parts;
  return `${kind}:${namespace}/${name}`.toLowerCase();
}
