import { AnswerFault } from './AnswerFault';

/** An Argo CD whose API has no calls for a kind any more: the gateway's own 404. */
export function removeRoutes(kind: string): AnswerFault {
  const plural = kind.toLowerCase().replace(/s?$/, 's');
  const path = new RegExp(`^/api/v1/(?:stream/)?${plural}(?:[/?]|$)`);
  return {
    refuse: ({ url = '/' }) =>
      path.test(url)
        ? {
            status: 404,
            headers: { 'content-type': 'text/plain; charset=utf-8' },
            body: 'Not Found\n',
          }
        : undefined,
  };
}
