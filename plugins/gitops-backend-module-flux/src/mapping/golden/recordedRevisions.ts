/** The revisions in the recordings of Flux, as Flux writes them, by the first seven digits. */
export const recordedRevisions = {
  // platform-gitops
  a0a69e2: 'main@sha1:a0a69e21f097f529ce6f4bb2f6ce0e0afb115815',
  '5b6fc8f': 'main@sha1:5b6fc8f5a89aaacdf6ac4eac114fcd683b7bee7e',
  // cases
  '71f7418': 'main@sha1:71f741852f50382831a263fc09fdecbebf6eb26f',
} as const;
