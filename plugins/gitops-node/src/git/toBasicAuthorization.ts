/**
 * The header of HTTP's Basic authorization (RFC 7617).
 *
 * @public
 */
export function toBasicAuthorization(
  username: string,
  password: string,
): Record<string, string> {
  const encoded = Buffer.from(`${username}:${password}`).toString('base64');
  return { authorization: `Basic ${encoded}` };
}
