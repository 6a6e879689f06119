/** The words of the API for what these pages show. */
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type MaterialKind = Schemas['MaterialKind'];
export type PaperState = Schemas['RecommendationPaperState'];
export type Fate = Schemas['Fate'];
export type AmendmentState = Schemas['AmendmentState'];
