/** The commits in the recordings of Argo CD, whole, by their first seven digits. In the order of time. */
export const recordedCommits = {
  // platform-gitops, shared by all services: every commit moves the revision of every Application.
  '4613475': '4613475c21aff5ac6d38697cf111926f342e206a',
  '2a5eb96': '2a5eb967f74dbe057ea7ffa6c35e3706979136ef',
  a0a69e2: 'a0a69e21f097f529ce6f4bb2f6ce0e0afb115815',
  '5b6fc8f': '5b6fc8f5a89aaacdf6ac4eac114fcd683b7bee7e',
  '0f9c374': '0f9c37416937c42dbf2f81d7968a6a0f800d524f',
  f01399d: 'f01399d4e61b2beebd417236c8edcf7dbcc437b5',
  '7885ee6': '7885ee6400e8bd8c2b365c12aa5fc93443ba1d8f',
  // cases, the repository for faults.
  '58f2b61': '58f2b6138d49bb71f06f6a94fdb43d8dc35a0a3f',
  '71f7418': '71f741852f50382831a263fc09fdecbebf6eb26f',
  '579b185': '579b1857cffb6c99f2534b7a384d9efe738dddb9',
  '6be1cda': '6be1cdaa50a3315a4faf35e8ee84674be65e4e8a',
  bf6d8b3: 'bf6d8b363aab243ea8f83523c9338cfdea63212d',
  '66cc347': '66cc3473ac6a52569ecee845008ae3da53baeab7',
} as const;
