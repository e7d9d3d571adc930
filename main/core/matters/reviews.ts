import type { LocalDate } from '../../contract/values/local-date.ts';
import { itemOf } from '../../terms/code-list.ts';
import { reviewResult } from '../../terms/entry-terms.ts';
import type { EntryOf, FoldedEntry } from './entries.ts';

/** One going over of an opinion by the organ above: review, or re-review. */
export interface Review {
  readonly request: EntryOf<'requestReview' | 'requestReReview'>;
  readonly taken: EntryOf<'takeReview'> | null;
  readonly opinion: EntryOf<'reviewOpinion'> | null;
  /** Announced while it ran. */
  readonly hearings: readonly {
    readonly announced: EntryOf<'announceHearing'>;
    readonly concluded: EntryOf<'concludeHearing'> | null;
  }[];
}
export interface Reviews {
  readonly review: Review | null;
  readonly reReview: Review | null;
  /** Those that the organ above did not take on: the request has ended, and nothing is owed for it. */
  readonly refused: readonly Review[];
}

/** What became of the opinion of one handling (Regs 2022 Arts 35, 36). */
export function reviewsIn(entries: readonly FoldedEntry[], round: number): Reviews {
  const reviews: { review: Review | null; reReview: Review | null; refused: Review[] } = {
    review: null,
    reReview: null,
    refused: [],
  };
  let at: 'review' | 'reReview' = 'review';
  const change = (more: Partial<Review>): void => {
    const review = reviews[at];
    if (review !== null && review.opinion === null) reviews[at] = { ...review, ...more };
  };
  for (const entry of entries) {
    if (entry.round !== round) continue;
    switch (entry.act) {
      case 'requestReview':
      case 'requestReReview':
        at = entry.act === 'requestReview' ? 'review' : 'reReview';
        reviews[at] = { request: entry, taken: null, opinion: null, hearings: [] };
        break;
      case 'takeReview': {
        change({ taken: entry });
        const review = reviews[at];
        if (entry.values.reviewTaken !== 'refused' || review === null || review.opinion !== null) break;
        reviews.refused.push(review);
        reviews[at] = null;
        break;
      }
      case 'reviewOpinion':
        change({ opinion: entry });
        break;
      case 'announceHearing':
        change({
          hearings: [...(reviews[at]?.hearings ?? []), { announced: entry, concluded: null }],
        });
        break;
      case 'concludeHearing':
        change({
          hearings: (reviews[at]?.hearings ?? []).map((hearing) =>
            hearing.announced.entryId === entry.about ? { ...hearing, concluded: entry } : hearing,
          ),
        });
        break;
      default:
    }
  }
  return reviews;
}

/** The review that nobody has decided yet. */
export function pendingReview({ review, reReview }: Reviews): Review | null {
  const last = reReview ?? review;
  return last !== null && last.opinion === null ? last : null;
}

/** Whether a review makes the matter to be handled again. */
export function isRedone({ values }: EntryOf<'reviewOpinion'>): boolean {
  return values.reviewResult !== undefined && itemOf(reviewResult, values.reviewResult).redone;
}

/** The day on which a review opinion came into the petitioner's hands. */
export function reviewServedOn({ values, by }: EntryOf<'reviewOpinion'>): LocalDate {
  const { servedOn } = values;
  return servedOn !== undefined && servedOn < by.recordedOn ? servedOn : by.recordedOn;
}
