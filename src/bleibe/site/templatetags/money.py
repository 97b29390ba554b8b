"""Amounts as people read them."""

from django import template

from bleibe.site.amounts import euros

register = template.Library()
register.filter("euros", euros)
