export type { FileChange, LayoutFacts, LayoutPlan } from './LayoutPlan';
export type { RepositoryFiles } from './RepositoryFiles';
export type { LayoutAction } from './LayoutAction';
export { isLayoutAction, planLayout } from './planLayout';
export type { Finding } from './validation/Finding';
export { validateRepository } from './validation/validateRepository';
