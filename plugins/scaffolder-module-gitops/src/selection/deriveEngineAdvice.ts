/** What somebody answered about their fleet. Unanswered questions are absent. */
export type EngineAnswers = {
  clusters?: 'few' | 'many';
  userInterface?: boolean;
  imageAutomation?: boolean;
  pushAccess?: boolean;
};

/** Which answer speaks for which engine; the words are the translation's. */
export type EngineReason = {
  engine: 'argocd' | 'flux';
  question: keyof EngineAnswers;
};

/** An engine that fits, and every reason for one or the other. */
export type EngineAdvice = {
  /** Absent while nothing was answered, or the answers weigh the same. */
  engine?: 'argocd' | 'flux';
  reasons: EngineReason[];
};

/**
 * Advice from the decision table of the layout: Argo CD where people want its UI and ApplicationSets over a
 * moderate number of clusters, Flux for large fleets that pull, image automation, and clusters that nobody
 * may reach from outside.
 */
export function deriveEngineAdvice(answers: EngineAnswers): EngineAdvice {
  const reasons: EngineReason[] = [];
  const { clusters, userInterface, imageAutomation, pushAccess } = answers;
  if (clusters) {
    reasons.push({
      question: 'clusters',
      engine: clusters === 'many' ? 'flux' : 'argocd',
    });
  }
  if (userInterface) {
    reasons.push({ question: 'userInterface', engine: 'argocd' });
  }
  if (imageAutomation) {
    reasons.push({ question: 'imageAutomation', engine: 'flux' });
  }
  if (pushAccess === false) {
    reasons.push({ question: 'pushAccess', engine: 'flux' });
  }
  const weight = reasons.reduce(
    (sum, { engine }) => sum + (engine === 'flux' ? 1 : -1),
    0,
  );
  if (weight === 0) return { reasons };
  return { engine: weight > 0 ? 'flux' : 'argocd', reasons };
}
