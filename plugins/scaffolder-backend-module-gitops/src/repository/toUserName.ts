/** What a host wants as the user's name beside a token. */
export function toUserName(type: string | undefined): string {
  switch (type) {
    case 'gitlab':
      return 'oauth2';
    case 'bitbucketCloud':
      return 'x-token-auth';
    default:
      return 'x-access-token';
  }
}
