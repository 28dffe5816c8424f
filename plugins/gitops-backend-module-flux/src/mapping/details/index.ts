export * from './toConditionAdvice';
export * from './toGitLink';
export * from './toImageAutomation';
export * from './toParameters';
