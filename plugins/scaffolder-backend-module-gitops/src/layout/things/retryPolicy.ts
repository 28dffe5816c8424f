/** How often Argo CD tries a sync again before it waits for a commit. */
export const retryPolicy = {
  limit: 5,
  backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
} as const;
