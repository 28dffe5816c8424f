/**
 * Names of the software templates that the board opens, in the namespace `default` unless configured
 * otherwise.
 *
 * @public
 */
export const GITOPS_TEMPLATES = {
  promote: 'gitops-promote',
  rollback: 'gitops-rollback',
  addToClusters: 'gitops-add-to-clusters',
  remove: 'gitops-remove',
} as const;

/** What the board wants to do by a template. @public */
export type GitopsTemplateName = keyof typeof GITOPS_TEMPLATES;

/**
 * What the board fills in: names of the form's fields. All are optional in the form.
 *
 * @public
 */
export type GitopsTemplateFormData = {
  promote: {
    service?: string;
    /** The version to bring, and from where it was taken. */
    version?: string;
    fromEnvironment?: string;
    toEnvironments?: string[];
    toClusters?: string[];
    /** `component:default/checkout-api`: where the task links back to. */
    entityRef?: string;
  };
  rollback: {
    service?: string;
    clusters?: string[];
    version?: string;
    entityRef?: string;
  };
  addToClusters: { service?: string; clusters?: string[]; entityRef?: string };
  remove: { service?: string; clusters?: string[]; entityRef?: string };
};
