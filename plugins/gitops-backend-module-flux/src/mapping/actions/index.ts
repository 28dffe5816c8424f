export * from './deriveActionNotices';
export * from './deriveProof';
export * from './selectFetchedFirst';
export * from './selectGitOwner';
