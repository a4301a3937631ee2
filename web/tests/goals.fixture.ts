// SPDX-License-Identifier: EUPL-1.2
// The start and the goals of an area of an invented town: every source of an indicator, every progress, and what has ended.
import type {Page} from '../src/features/goals/goals.ts';

export const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const AREA = id(100);
export const PAGE: Page = {
  "area": "00000000-0000-7000-8000-000000000100",
  "area_code": "kvarnby",
  "area_name": "Kvarnby",
  "start": {
    "reason": "Skadegörelsen vid torget och skolan har ökat i två år, och i undersökningen 2025 kände sig färre trygga på kvällen.\nVi börjar här för att området är avgränsat och alla parter redan finns på plats.",
    "since": "2026-05-18",
    "decided_by": "Trygghets- och säkerhetsrådet § 7",
    "registry_number": "KS 2026-114",
    "review_on": "2027-05-18",
    "area": "00000000-0000-7000-8000-000000000100",
    "version": 3
  },
  "parties": [
    {
      "organisation": "00000000-0000-7000-8000-000000000200",
      "name": "Kommunstyrelsen",
      "function": "core",
      "since": "2026-01-01",
      "operations": 3
    },
    {
      "organisation": "00000000-0000-7000-8000-000000000201",
      "name": "Polismyndigheten, lokalpolisområdet",
      "function": "core",
      "since": "2026-01-01",
      "operations": 1
    },
    {
      "organisation": "00000000-0000-7000-8000-000000000202",
      "name": "Bostadsbolaget",
      "function": "core",
      "since": "2026-01-01",
      "operations": 2
    },
    {
      "organisation": "00000000-0000-7000-8000-000000000203",
      "name": "Grundskolenämnden",
      "function": "reporter",
      "since": "2026-01-01",
      "operations": 4
    },
    {
      "organisation": "00000000-0000-7000-8000-000000000204",
      "name": "Livs vid torget",
      "function": "reporter",
      "since": "2026-01-01",
      "operations": 1
    },
    {
      "organisation": "00000000-0000-7000-8000-000000000205",
      "name": "Svenska kyrkan",
      "function": "observer",
      "since": "2026-01-01",
      "operations": 0
    }
  ],
  "rhythm": {
    "starts_on": "2026-06-01",
    "length_days": 14
  },
  "goals": [
    {
      "kept": {
        "id": "00000000-0000-7000-8000-000000000001",
        "area": "00000000-0000-7000-8000-000000000100",
        "sentence": "Kvarnby torg är en plats där alla kan vara på kvällen",
        "sort_order": 0,
        "by": "2027-12-31",
        "set_on": "2026-05-20",
        "ended_on": null,
        "ended_reason": "",
        "version": 1
      },
      "progress": "not_moving",
      "indicators": [
        {
          "kept": {
            "measures": "Skadegörelse per omgång",
            "source": "count",
            "category": "DAMAGE",
            "unit": "",
            "wanted": "down",
            "baseline": 11.3,
            "baseline_from": "2025-12-01",
            "baseline_to": "2026-05-17",
            "baseline_source": "",
            "baseline_answers": null,
            "target": 6,
            "by": "2027-12-31",
            "sort_order": 0,
            "id": "00000000-0000-7000-8000-000000000011",
            "goal": "00000000-0000-7000-8000-000000000001",
            "counted": {
              "mean": 11.3,
              "variance": 4,
              "rounds": 12,
              "left_out": 0,
              "expected": 0,
              "answered": 0,
              "first": null,
              "last": null
            },
            "set_on": "2026-05-20",
            "ended_on": null,
            "ended_reason": "",
            "version": 2
          },
          "shown": {
            "id": "00000000-0000-7000-8000-000000000011",
            "measures": "Skadegörelse per omgång",
            "source": "count",
            "category": "DAMAGE",
            "category_sv": "Skadegörelse",
            "category_en": "Damage",
            "unit": "",
            "wanted": "down",
            "target": 6,
            "by": "2027-12-31",
            "baseline": {
              "value": 11.3,
              "source": "",
              "rounds": 12,
              "left_out": 1,
              "expected": 156,
              "answered": 140,
              "is_thin": false,
              "answers": null,
              "from": "2025-12-01",
              "to": "2026-05-17"
            },
            "now": {
              "value": 8.2,
              "source": "",
              "rounds": 6,
              "left_out": 0,
              "expected": 78,
              "answered": 70,
              "is_thin": false,
              "answers": null,
              "from": "2026-08-24",
              "to": "2026-11-15"
            },
            "points": [
              {
                "day": "2026-05-31",
                "value": 12,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-06-14",
                "value": 11,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-06-28",
                "value": 13,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-07-12",
                "value": 10,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-07-26",
                "value": 11,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-08-09",
                "value": 9,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-08-23",
                "value": 9,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-09-06",
                "value": 8,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-09-20",
                "value": 9,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-10-04",
                "value": 8,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-10-18",
                "value": 7,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-11-01",
                "value": 8,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-11-15",
                "value": 8,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              }
            ],
            "progress": "on_the_way",
            "doubt": null,
            "is_certain": true
          },
          "measurements": []
        },
        {
          "kept": {
            "measures": "Trygga ute sent på kvällen",
            "source": "survey",
            "category": null,
            "unit": "",
            "wanted": "up",
            "baseline": 58,
            "baseline_from": "2025-10-01",
            "baseline_to": "2025-11-15",
            "baseline_source": "Trygghetsundersökningen 2025",
            "baseline_answers": 612,
            "target": 70,
            "by": "2027-12-31",
            "sort_order": 0,
            "id": "00000000-0000-7000-8000-000000000012",
            "goal": "00000000-0000-7000-8000-000000000001",
            "counted": {
              "mean": 58,
              "variance": 4,
              "rounds": 0,
              "left_out": 0,
              "expected": 0,
              "answered": 0,
              "first": null,
              "last": null
            },
            "set_on": "2026-05-20",
            "ended_on": null,
            "ended_reason": "",
            "version": 2
          },
          "shown": {
            "id": "00000000-0000-7000-8000-000000000012",
            "measures": "Trygga ute sent på kvällen",
            "source": "survey",
            "category": "",
            "category_sv": "",
            "category_en": "",
            "unit": "",
            "wanted": "up",
            "target": 70,
            "by": "2027-12-31",
            "baseline": {
              "value": 58,
              "source": "Trygghetsundersökningen 2025",
              "rounds": 0,
              "left_out": 0,
              "expected": 0,
              "answered": 0,
              "is_thin": false,
              "answers": 612,
              "from": "2025-10-01",
              "to": "2025-11-15"
            },
            "now": {
              "value": 60.5,
              "source": "Trygghetsundersökningen 2026",
              "rounds": 0,
              "left_out": 0,
              "expected": 0,
              "answered": 0,
              "is_thin": false,
              "answers": 588,
              "from": "2026-10-20",
              "to": "2026-10-20"
            },
            "points": [
              {
                "day": "2026-10-20",
                "value": 60.5,
                "expected": 0,
                "answered": 0,
                "is_left_out": false,
                "source": "Trygghetsundersökningen 2026"
              }
            ],
            "progress": "not_moving",
            "doubt": null,
            "is_certain": false
          },
          "measurements": [
            {
              "id": "00000000-0000-7000-8000-000000000021",
              "indicator": "00000000-0000-7000-8000-000000000012",
              "day": "2026-10-20",
              "value": 60.5,
              "answers": 588,
              "source": "Trygghetsundersökningen 2026",
              "note": "",
              "withdrawn_reason": "",
              "version": 1
            }
          ]
        },
        {
          "kept": {
            "measures": "Bråk och ordningsstörningar",
            "source": "count",
            "category": "DAMAGE",
            "unit": "",
            "wanted": "down",
            "baseline": 4.5,
            "baseline_from": "2026-03-01",
            "baseline_to": "2026-04-15",
            "baseline_source": "",
            "baseline_answers": null,
            "target": 6,
            "by": "2027-12-31",
            "sort_order": 0,
            "id": "00000000-0000-7000-8000-000000000015",
            "goal": "00000000-0000-7000-8000-000000000001",
            "counted": {
              "mean": 4.5,
              "variance": 4,
              "rounds": 4,
              "left_out": 0,
              "expected": 0,
              "answered": 0,
              "first": null,
              "last": null
            },
            "set_on": "2026-05-20",
            "ended_on": null,
            "ended_reason": "",
            "version": 2
          },
          "shown": {
            "id": "00000000-0000-7000-8000-000000000015",
            "measures": "Bråk och ordningsstörningar",
            "source": "count",
            "category": "DAMAGE",
            "category_sv": "Skadegörelse",
            "category_en": "Damage",
            "unit": "",
            "wanted": "down",
            "target": 6,
            "by": "2027-12-31",
            "baseline": {
              "value": 4.5,
              "source": "",
              "rounds": 4,
              "left_out": 0,
              "expected": 52,
              "answered": 40,
              "is_thin": true,
              "answers": null,
              "from": "2026-03-01",
              "to": "2026-04-15"
            },
            "now": {
              "value": 8.2,
              "source": "",
              "rounds": 6,
              "left_out": 0,
              "expected": 78,
              "answered": 70,
              "is_thin": false,
              "answers": null,
              "from": "2026-08-24",
              "to": "2026-11-15"
            },
            "points": [
              {
                "day": "2026-05-31",
                "value": 12,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-06-14",
                "value": 11,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-06-28",
                "value": 13,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-07-12",
                "value": 10,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-07-26",
                "value": 11,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-08-09",
                "value": 9,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-08-23",
                "value": 9,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-09-06",
                "value": 8,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-09-20",
                "value": 9,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-10-04",
                "value": 8,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-10-18",
                "value": 7,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-11-01",
                "value": 8,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              },
              {
                "day": "2026-11-15",
                "value": 8,
                "expected": 13,
                "answered": 12,
                "is_left_out": false,
                "source": ""
              }
            ],
            "progress": "unknown",
            "doubt": "coverage_differs",
            "is_certain": null
          },
          "measurements": []
        }
      ]
    },
    {
      "kept": {
        "id": "00000000-0000-7000-8000-000000000002",
        "area": "00000000-0000-7000-8000-000000000100",
        "sentence": "Trasig belysning lagas innan någon behöver undvika vägen",
        "sort_order": 0,
        "by": "2027-12-31",
        "set_on": "2026-05-20",
        "ended_on": null,
        "ended_reason": "",
        "version": 1
      },
      "progress": "reached",
      "indicators": [
        {
          "kept": {
            "measures": "Tid tills en trasig lampa är lagad",
            "source": "number",
            "category": null,
            "unit": "dagar",
            "wanted": "down",
            "baseline": 14,
            "baseline_from": "2026-01-01",
            "baseline_to": "2026-03-31",
            "baseline_source": "Tekniska förvaltningens felanmälan",
            "baseline_answers": null,
            "target": 5,
            "by": "2027-12-31",
            "sort_order": 0,
            "id": "00000000-0000-7000-8000-000000000013",
            "goal": "00000000-0000-7000-8000-000000000002",
            "counted": {
              "mean": 14,
              "variance": 4,
              "rounds": 0,
              "left_out": 0,
              "expected": 0,
              "answered": 0,
              "first": null,
              "last": null
            },
            "set_on": "2026-05-20",
            "ended_on": null,
            "ended_reason": "",
            "version": 2
          },
          "shown": {
            "id": "00000000-0000-7000-8000-000000000013",
            "measures": "Tid tills en trasig lampa är lagad",
            "source": "number",
            "category": "",
            "category_sv": "",
            "category_en": "",
            "unit": "dagar",
            "wanted": "down",
            "target": 5,
            "by": "2027-12-31",
            "baseline": {
              "value": 14,
              "source": "Tekniska förvaltningens felanmälan",
              "rounds": 0,
              "left_out": 0,
              "expected": 0,
              "answered": 0,
              "is_thin": false,
              "answers": null,
              "from": "2026-01-01",
              "to": "2026-03-31"
            },
            "now": {
              "value": 4,
              "source": "Tekniska förvaltningens felanmälan",
              "rounds": 0,
              "left_out": 0,
              "expected": 0,
              "answered": 0,
              "is_thin": false,
              "answers": null,
              "from": "2026-11-01",
              "to": "2026-11-01"
            },
            "points": [
              {
                "day": "2026-05-01",
                "value": 12,
                "expected": 0,
                "answered": 0,
                "is_left_out": false,
                "source": "Tekniska förvaltningens felanmälan"
              },
              {
                "day": "2026-07-01",
                "value": 9,
                "expected": 0,
                "answered": 0,
                "is_left_out": false,
                "source": "Tekniska förvaltningens felanmälan"
              },
              {
                "day": "2026-09-01",
                "value": 6,
                "expected": 0,
                "answered": 0,
                "is_left_out": false,
                "source": "Tekniska förvaltningens felanmälan"
              },
              {
                "day": "2026-11-01",
                "value": 4,
                "expected": 0,
                "answered": 0,
                "is_left_out": false,
                "source": "Tekniska förvaltningens felanmälan"
              }
            ],
            "progress": "reached",
            "doubt": null,
            "is_certain": null
          },
          "measurements": [
            {
              "id": "00000000-0000-7000-8000-000000000030",
              "indicator": "00000000-0000-7000-8000-000000000013",
              "day": "2026-05-01",
              "value": 12,
              "answers": null,
              "source": "Tekniska förvaltningens felanmälan",
              "note": "",
              "withdrawn_reason": "",
              "version": 1
            },
            {
              "id": "00000000-0000-7000-8000-000000000031",
              "indicator": "00000000-0000-7000-8000-000000000013",
              "day": "2026-07-01",
              "value": 9,
              "answers": null,
              "source": "Tekniska förvaltningens felanmälan",
              "note": "",
              "withdrawn_reason": "",
              "version": 1
            },
            {
              "id": "00000000-0000-7000-8000-000000000032",
              "indicator": "00000000-0000-7000-8000-000000000013",
              "day": "2026-09-01",
              "value": 6,
              "answers": null,
              "source": "Tekniska förvaltningens felanmälan",
              "note": "Ny rutin från augusti",
              "withdrawn_reason": "",
              "version": 1
            },
            {
              "id": "00000000-0000-7000-8000-000000000033",
              "indicator": "00000000-0000-7000-8000-000000000013",
              "day": "2026-10-01",
              "value": 41,
              "answers": null,
              "source": "Tekniska förvaltningens felanmälan",
              "note": "",
              "withdrawn_reason": "Gällde hela kommunen",
              "version": 1
            },
            {
              "id": "00000000-0000-7000-8000-000000000034",
              "indicator": "00000000-0000-7000-8000-000000000013",
              "day": "2026-11-01",
              "value": 4,
              "answers": null,
              "source": "Tekniska förvaltningens felanmälan",
              "note": "",
              "withdrawn_reason": "",
              "version": 1
            }
          ]
        },
        {
          "kept": {
            "measures": "Felanmälningar per månad",
            "source": "number",
            "category": null,
            "unit": "felanmälningar",
            "wanted": "down",
            "baseline": 14,
            "baseline_from": "2026-01-01",
            "baseline_to": "2026-03-31",
            "baseline_source": "Tekniska förvaltningens felanmälan",
            "baseline_answers": null,
            "target": 5,
            "by": "2027-12-31",
            "sort_order": 0,
            "id": "00000000-0000-7000-8000-000000000016",
            "goal": "00000000-0000-7000-8000-000000000002",
            "counted": {
              "mean": 14,
              "variance": 4,
              "rounds": 0,
              "left_out": 0,
              "expected": 0,
              "answered": 0,
              "first": null,
              "last": null
            },
            "set_on": "2026-05-20",
            "ended_on": "2026-09-01",
            "ended_reason": "Mäts inte mer",
            "version": 2
          },
          "shown": {
            "id": "00000000-0000-7000-8000-000000000016",
            "measures": "Felanmälningar per månad",
            "source": "number",
            "category": "",
            "category_sv": "",
            "category_en": "",
            "unit": "felanmälningar",
            "wanted": "down",
            "target": 5,
            "by": "2027-12-31",
            "baseline": {
              "value": 14,
              "source": "Tekniska förvaltningens felanmälan",
              "rounds": 0,
              "left_out": 0,
              "expected": 0,
              "answered": 0,
              "is_thin": false,
              "answers": null,
              "from": "2026-01-01",
              "to": "2026-03-31"
            },
            "now": {
              "value": 4,
              "source": "Tekniska förvaltningens felanmälan",
              "rounds": 0,
              "left_out": 0,
              "expected": 0,
              "answered": 0,
              "is_thin": false,
              "answers": null,
              "from": "2026-11-01",
              "to": "2026-11-01"
            },
            "points": [
              {
                "day": "2026-05-01",
                "value": 12,
                "expected": 0,
                "answered": 0,
                "is_left_out": false,
                "source": "Tekniska förvaltningens felanmälan"
              },
              {
                "day": "2026-07-01",
                "value": 9,
                "expected": 0,
                "answered": 0,
                "is_left_out": false,
                "source": "Tekniska förvaltningens felanmälan"
              },
              {
                "day": "2026-09-01",
                "value": 6,
                "expected": 0,
                "answered": 0,
                "is_left_out": false,
                "source": "Tekniska förvaltningens felanmälan"
              },
              {
                "day": "2026-11-01",
                "value": 4,
                "expected": 0,
                "answered": 0,
                "is_left_out": false,
                "source": "Tekniska förvaltningens felanmälan"
              }
            ],
            "progress": "reached",
            "doubt": null,
            "is_certain": null
          },
          "measurements": []
        }
      ]
    },
    {
      "kept": {
        "id": "00000000-0000-7000-8000-000000000003",
        "area": "00000000-0000-7000-8000-000000000100",
        "sentence": "Fritidsgården har öppet på lovet",
        "sort_order": 0,
        "by": "2027-12-31",
        "set_on": "2026-05-20",
        "ended_on": "2026-09-15",
        "ended_reason": "Nått: öppet hela sommarlovet",
        "version": 1
      },
      "progress": "unknown",
      "indicators": []
    }
  ],
  "changes": [
    {
      "changed": "indicator",
      "subject": "Skadegörelse per omgång",
      "fields": [
        {
          "field": "target",
          "before": "5",
          "after": "6"
        },
        {
          "field": "by",
          "before": "",
          "after": "2027-12-31"
        }
      ],
      "why": "Fem var för högt satt när vi såg vintern.",
      "organisation": "Kommunstyrelsen",
      "at": "2026-11-02T13:00:00Z"
    },
    {
      "changed": "goal",
      "subject": "Fritidsgården har öppet på lovet",
      "fields": [
        {
          "field": "ended_on",
          "before": "",
          "after": "2026-09-15"
        }
      ],
      "why": "Nått: öppet hela sommarlovet",
      "organisation": "Kommunstyrelsen",
      "at": "2026-09-15T13:00:00Z"
    },
    {
      "changed": "start",
      "subject": "",
      "fields": [
        {
          "field": "day",
          "before": "",
          "after": "2026-05-01"
        },
        {
          "field": "value",
          "before": "",
          "after": "12"
        }
      ],
      "why": "",
      "organisation": "Kommunstyrelsen",
      "at": "2026-05-20T13:00:00Z"
    },
    {
      "changed": "goal",
      "subject": "Tid tills en trasig lampa är lagad",
      "fields": [
        {
          "field": "day",
          "before": "",
          "after": "2026-05-01"
        },
        {
          "field": "value",
          "before": "",
          "after": "12"
        }
      ],
      "why": "",
      "organisation": "Kommunstyrelsen",
      "at": "2026-05-21T13:00:00Z"
    },
    {
      "changed": "indicator",
      "subject": "Tid tills en trasig lampa är lagad",
      "fields": [
        {
          "field": "day",
          "before": "",
          "after": "2026-05-01"
        },
        {
          "field": "value",
          "before": "",
          "after": "12"
        }
      ],
      "why": "",
      "organisation": "Kommunstyrelsen",
      "at": "2026-05-22T13:00:00Z"
    },
    {
      "changed": "measurement",
      "subject": "Tid tills en trasig lampa är lagad",
      "fields": [
        {
          "field": "day",
          "before": "",
          "after": "2026-05-01"
        },
        {
          "field": "value",
          "before": "",
          "after": "12"
        }
      ],
      "why": "",
      "organisation": "Kommunstyrelsen",
      "at": "2026-05-23T13:00:00Z"
    }
  ],
  "categories": [
    {
      "code": "DAMAGE",
      "parent": null,
      "name_sv": "Skadegörelse",
      "name_en": "Damage"
    },
    {
      "code": "DISORDER",
      "parent": null,
      "name_sv": "Ordningsstörning",
      "name_en": "Disorder"
    }
  ],
  "may_manage": true,
  "may_manage_register": true
};
