# Made by keyloom from the schema "library": change that, not this.

variable "library_table_name" {
  type        = string
  default     = "library"
  description = "The name that table library is deployed with."
}

resource "aws_dynamodb_table" "library" {
  name                        = var.library_table_name
  billing_mode                = "PROVISIONED"
  read_capacity               = 5
  write_capacity              = 2
  hash_key                    = "pk"
  range_key                   = "sk"
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"
  table_class                 = "STANDARD_INFREQUENT_ACCESS"
  deletion_protection_enabled = false

  attribute {
    name = "pk"
    type = "S"
  }

  attribute {
    name = "sk"
    type = "S"
  }

  attribute {
    name = "gsi1pk"
    type = "S"
  }

  attribute {
    name = "gsi1sk"
    type = "S"
  }

  attribute {
    name = "city"
    type = "S"
  }

  attribute {
    name = "shelf"
    type = "S"
  }

  attribute {
    name = "year"
    type = "N"
  }

  attribute {
    name = "isbn"
    type = "S"
  }

  attribute {
    name = "lsi1sk"
    type = "S"
  }

  global_secondary_index {
    name            = "gsi1"
    hash_key        = "gsi1pk"
    range_key       = "gsi1sk"
    projection_type = "ALL"
    read_capacity   = 1
    write_capacity  = 3
  }

  global_secondary_index {
    name            = "by-shelf"
    projection_type = "INCLUDE"
    non_key_attributes = [
      "title",
      "_type",
      "expiresAt",
    ]
    read_capacity  = 5
    write_capacity = 2

    key_schema {
      attribute_name = "city"
      key_type       = "HASH"
    }

    key_schema {
      attribute_name = "shelf"
      key_type       = "HASH"
    }

    key_schema {
      attribute_name = "year"
      key_type       = "RANGE"
    }

    key_schema {
      attribute_name = "isbn"
      key_type       = "RANGE"
    }
  }

  local_secondary_index {
    name            = "lsi1"
    range_key       = "lsi1sk"
    projection_type = "INCLUDE"
    non_key_attributes = [
      "_type",
      "expiresAt",
    ]
  }

  ttl {
    attribute_name = "expiresAt"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = false
  }

  server_side_encryption {
    enabled = true
  }

  lifecycle {
    prevent_destroy = false
    ignore_changes = [
      read_capacity,
      write_capacity,
    ]
  }
}

resource "aws_appautoscaling_target" "library_read" {
  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.library.name}"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  min_capacity       = 5
  max_capacity       = 100
}

resource "aws_appautoscaling_policy" "library_read" {
  name               = "library_read_scaling"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.library_read.service_namespace
  resource_id        = aws_appautoscaling_target.library_read.resource_id
  scalable_dimension = aws_appautoscaling_target.library_read.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "DynamoDBReadCapacityUtilization"
    }
  }
}

resource "aws_appautoscaling_target" "library_write" {
  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.library.name}"
  scalable_dimension = "dynamodb:table:WriteCapacityUnits"
  min_capacity       = 2
  max_capacity       = 50
}

resource "aws_appautoscaling_policy" "library_write" {
  name               = "library_write_scaling"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.library_write.service_namespace
  resource_id        = aws_appautoscaling_target.library_write.resource_id
  scalable_dimension = aws_appautoscaling_target.library_write.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "DynamoDBWriteCapacityUtilization"
    }
  }
}

resource "aws_appautoscaling_target" "library_gsi1_read" {
  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.library.name}/index/gsi1"
  scalable_dimension = "dynamodb:index:ReadCapacityUnits"
  min_capacity       = 1
  max_capacity       = 20
}

resource "aws_appautoscaling_policy" "library_gsi1_read" {
  name               = "library_gsi1_read_scaling"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.library_gsi1_read.service_namespace
  resource_id        = aws_appautoscaling_target.library_gsi1_read.resource_id
  scalable_dimension = aws_appautoscaling_target.library_gsi1_read.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "DynamoDBReadCapacityUtilization"
    }
  }
}

resource "aws_appautoscaling_target" "library_gsi1_write" {
  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.library.name}/index/gsi1"
  scalable_dimension = "dynamodb:index:WriteCapacityUnits"
  min_capacity       = 3
  max_capacity       = 60
}

resource "aws_appautoscaling_policy" "library_gsi1_write" {
  name               = "library_gsi1_write_scaling"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.library_gsi1_write.service_namespace
  resource_id        = aws_appautoscaling_target.library_gsi1_write.resource_id
  scalable_dimension = aws_appautoscaling_target.library_gsi1_write.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "DynamoDBWriteCapacityUtilization"
    }
  }
}

resource "aws_appautoscaling_target" "library_by_shelf_read" {
  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.library.name}/index/by-shelf"
  scalable_dimension = "dynamodb:index:ReadCapacityUnits"
  min_capacity       = 5
  max_capacity       = 100
}

resource "aws_appautoscaling_policy" "library_by_shelf_read" {
  name               = "library_by_shelf_read_scaling"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.library_by_shelf_read.service_namespace
  resource_id        = aws_appautoscaling_target.library_by_shelf_read.resource_id
  scalable_dimension = aws_appautoscaling_target.library_by_shelf_read.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "DynamoDBReadCapacityUtilization"
    }
  }
}

resource "aws_appautoscaling_target" "library_by_shelf_write" {
  service_namespace  = "dynamodb"
  resource_id        = "table/${aws_dynamodb_table.library.name}/index/by-shelf"
  scalable_dimension = "dynamodb:index:WriteCapacityUnits"
  min_capacity       = 2
  max_capacity       = 50
}

resource "aws_appautoscaling_policy" "library_by_shelf_write" {
  name               = "library_by_shelf_write_scaling"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.library_by_shelf_write.service_namespace
  resource_id        = aws_appautoscaling_target.library_by_shelf_write.resource_id
  scalable_dimension = aws_appautoscaling_target.library_by_shelf_write.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 60

    predefined_metric_specification {
      predefined_metric_type = "DynamoDBWriteCapacityUtilization"
    }
  }
}

variable "tenants_table_name" {
  type        = string
  default     = "tenants"
  description = "The name that table tenants is deployed with."
}

resource "aws_dynamodb_table" "tenants" {
  name                        = var.tenants_table_name
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "pk"
  range_key                   = "sk"
  deletion_protection_enabled = true

  attribute {
    name = "pk"
    type = "S"
  }

  attribute {
    name = "sk"
    type = "S"
  }

  attribute {
    name = "gsi1pk"
    type = "S"
  }

  attribute {
    name = "gsi1sk"
    type = "S"
  }

  global_secondary_index {
    name            = "gsi1"
    hash_key        = "gsi1pk"
    range_key       = "gsi1sk"
    projection_type = "ALL"
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_iam_policy" "branch" {
  name_prefix = "branch-"
  description = "What Branch needs, and nothing else."
  policy = jsonencode({
    "Version" = "2012-10-17"
    "Statement" = [
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:BatchGetItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        "Resource" = [
          aws_dynamodb_table.library.arn,
        ]
      },
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:Query",
        ]
        "Resource" = [
          "${aws_dynamodb_table.library.arn}/index/lsi1",
        ]
      },
      {
        "Effect" = "Deny"
        "Action" = [
          "dynamodb:Scan",
        ]
        "Resource" = [
          "${aws_dynamodb_table.library.arn}/index/gsi1",
          "${aws_dynamodb_table.library.arn}/index/by-shelf",
          "${aws_dynamodb_table.library.arn}/index/lsi1",
        ]
      },
    ]
  })
}

resource "aws_iam_policy" "book" {
  name_prefix = "book-"
  description = "What Book needs, and nothing else."
  policy = jsonencode({
    "Version" = "2012-10-17"
    "Statement" = [
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Scan",
          "dynamodb:UpdateItem",
        ]
        "Resource" = [
          aws_dynamodb_table.library.arn,
        ]
      },
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:Query",
        ]
        "Resource" = [
          "${aws_dynamodb_table.library.arn}/index/gsi1",
          "${aws_dynamodb_table.library.arn}/index/by-shelf",
        ]
      },
      {
        "Effect" = "Deny"
        "Action" = [
          "dynamodb:Scan",
        ]
        "Resource" = [
          "${aws_dynamodb_table.library.arn}/index/gsi1",
          "${aws_dynamodb_table.library.arn}/index/by-shelf",
          "${aws_dynamodb_table.library.arn}/index/lsi1",
        ]
      },
    ]
  })
}

resource "aws_iam_policy" "loan" {
  name_prefix = "loan-"
  description = "What Loan needs, and nothing else."
  policy = jsonencode({
    "Version" = "2012-10-17"
    "Statement" = [
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:Query",
        ]
        "Resource" = [
          "${aws_dynamodb_table.library.arn}/index/lsi1",
        ]
      },
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:BatchGetItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        "Resource" = [
          aws_dynamodb_table.library.arn,
        ]
      },
      {
        "Effect" = "Deny"
        "Action" = [
          "dynamodb:Scan",
        ]
        "Resource" = [
          "${aws_dynamodb_table.library.arn}/index/gsi1",
          "${aws_dynamodb_table.library.arn}/index/by-shelf",
          "${aws_dynamodb_table.library.arn}/index/lsi1",
        ]
      },
    ]
  })
}

resource "aws_iam_policy" "visit" {
  name_prefix = "visit-"
  description = "What Visit needs, and nothing else."
  policy = jsonencode({
    "Version" = "2012-10-17"
    "Statement" = [
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        "Resource" = [
          aws_dynamodb_table.library.arn,
        ]
      },
      {
        "Effect" = "Deny"
        "Action" = [
          "dynamodb:Scan",
        ]
        "Resource" = [
          "${aws_dynamodb_table.library.arn}/index/gsi1",
          "${aws_dynamodb_table.library.arn}/index/by-shelf",
          "${aws_dynamodb_table.library.arn}/index/lsi1",
        ]
      },
    ]
  })
}

resource "aws_iam_policy" "last_visitors" {
  name_prefix = "last_visitors-"
  description = "What LastVisitors needs, and nothing else."
  policy = jsonencode({
    "Version" = "2012-10-17"
    "Statement" = [
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        "Resource" = [
          aws_dynamodb_table.library.arn,
        ]
      },
      {
        "Effect" = "Deny"
        "Action" = [
          "dynamodb:Scan",
        ]
        "Resource" = [
          "${aws_dynamodb_table.library.arn}/index/gsi1",
          "${aws_dynamodb_table.library.arn}/index/by-shelf",
          "${aws_dynamodb_table.library.arn}/index/lsi1",
        ]
      },
    ]
  })
}

resource "aws_iam_policy" "visitors" {
  name_prefix = "visitors-"
  description = "What Visitors needs, and nothing else."
  policy = jsonencode({
    "Version" = "2012-10-17"
    "Statement" = [
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:BatchGetItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        "Resource" = [
          aws_dynamodb_table.library.arn,
        ]
      },
      {
        "Effect" = "Deny"
        "Action" = [
          "dynamodb:Scan",
        ]
        "Resource" = [
          "${aws_dynamodb_table.library.arn}/index/gsi1",
          "${aws_dynamodb_table.library.arn}/index/by-shelf",
          "${aws_dynamodb_table.library.arn}/index/lsi1",
        ]
      },
    ]
  })
}

resource "aws_iam_policy" "note" {
  name_prefix = "note-"
  description = "What Note needs, and nothing else."
  policy = jsonencode({
    "Version" = "2012-10-17"
    "Statement" = [
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:Query",
        ]
        "Resource" = [
          "${aws_dynamodb_table.tenants.arn}/index/gsi1",
        ]
        "Condition" = {
          "ForAllValues:StringLike" = {
            "dynamodb:LeadingKeys" = [
              "TENANT#$${aws:PrincipalTag/tenantId}#TOPIC#*",
            ]
          }
        }
      },
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        "Resource" = [
          aws_dynamodb_table.tenants.arn,
        ]
        "Condition" = {
          "ForAllValues:StringLike" = {
            "dynamodb:LeadingKeys" = [
              "TENANT#$${aws:PrincipalTag/tenantId}#NOTE#*",
            ]
          }
        }
      },
      {
        "Effect" = "Deny"
        "Action" = [
          "dynamodb:Scan",
        ]
        "Resource" = [
          aws_dynamodb_table.tenants.arn,
          "${aws_dynamodb_table.tenants.arn}/index/gsi1",
        ]
      },
    ]
  })
}

resource "aws_iam_policy" "reader" {
  name_prefix = "reader-"
  description = "What Reader needs, and nothing else."
  policy = jsonencode({
    "Version" = "2012-10-17"
    "Statement" = [
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        "Resource" = [
          aws_dynamodb_table.tenants.arn,
        ]
        "Condition" = {
          "ForAllValues:StringLike" = {
            "dynamodb:LeadingKeys" = [
              "TENANT#$${aws:PrincipalTag/tenantId}#READER#*",
            ]
          }
        }
      },
      {
        "Effect" = "Deny"
        "Action" = [
          "dynamodb:Scan",
        ]
        "Resource" = [
          aws_dynamodb_table.tenants.arn,
          "${aws_dynamodb_table.tenants.arn}/index/gsi1",
        ]
      },
    ]
  })
}

resource "aws_iam_policy" "branch_with_loans" {
  name_prefix = "branch_with_loans-"
  description = "What branchWithLoans needs, and nothing else."
  policy = jsonencode({
    "Version" = "2012-10-17"
    "Statement" = [
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:Query",
        ]
        "Resource" = [
          aws_dynamodb_table.library.arn,
        ]
      },
      {
        "Effect" = "Deny"
        "Action" = [
          "dynamodb:Scan",
        ]
        "Resource" = [
          "${aws_dynamodb_table.library.arn}/index/gsi1",
          "${aws_dynamodb_table.library.arn}/index/by-shelf",
          "${aws_dynamodb_table.library.arn}/index/lsi1",
        ]
      },
    ]
  })
}

resource "aws_iam_policy" "add_note" {
  name_prefix = "add_note-"
  description = "What addNote needs, and nothing else."
  policy = jsonencode({
    "Version" = "2012-10-17"
    "Statement" = [
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:PutItem",
        ]
        "Resource" = [
          aws_dynamodb_table.tenants.arn,
        ]
        "Condition" = {
          "ForAllValues:StringLike" = {
            "dynamodb:LeadingKeys" = [
              "TENANT#$${aws:PrincipalTag/tenantId}#NOTE#*",
            ]
          }
        }
      },
      {
        "Effect" = "Allow"
        "Action" = [
          "dynamodb:UpdateItem",
        ]
        "Resource" = [
          aws_dynamodb_table.tenants.arn,
        ]
        "Condition" = {
          "ForAllValues:StringLike" = {
            "dynamodb:LeadingKeys" = [
              "TENANT#$${aws:PrincipalTag/tenantId}#READER#*",
            ]
          }
        }
      },
      {
        "Effect" = "Deny"
        "Action" = [
          "dynamodb:Scan",
        ]
        "Resource" = [
          aws_dynamodb_table.tenants.arn,
          "${aws_dynamodb_table.tenants.arn}/index/gsi1",
        ]
      },
    ]
  })
}
