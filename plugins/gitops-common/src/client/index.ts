export * from './GitopsActionsApi';
export * from './GitopsApi';
export * from './GitopsClient';
export * from './GitopsDetailsApi';
